"""Protocols as data, and the code that reads, embeds, indexes, searches and rules.

Knows nothing of Rasa or of channels: `bot` and `actions` import from here, never the other way.
"""
