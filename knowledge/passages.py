"""The passage of a clause: the text that is embedded and indexed for it."""

from knowledge.clause import Clause
from knowledge.protocol import Protocol


def passage_of(protocol: Protocol, clause: Clause) -> str:
    """The clause with what a reader knows when he comes to it: the heading above it."""
    return f"{protocol.section_of(clause).title}. {clause.text}"
