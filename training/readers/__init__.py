"""Readers of parallel text: each yields ``Raw`` pairs from one kind of file."""
