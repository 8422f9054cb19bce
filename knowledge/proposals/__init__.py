"""Proposals of what the clauses of a new protocol settle, learnt from the protocols that people reviewed.

A proposal is written into the protocol file, marked as such, for a person to confirm; see
docs/protocolbestand.md.
"""
