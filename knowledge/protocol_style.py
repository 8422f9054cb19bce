"""How a protocol file is written: narrow, indented, long text folded, short lists on one line."""

from collections.abc import Iterable

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString

LONG = 80
"""Text longer than this many characters is folded over several lines."""


def protocol_yaml() -> YAML:
    """A reader and writer that keeps the comments of a file and writes it in this style."""
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def flow(values: Iterable[str]) -> CommentedSeq:
    """A list on one line."""
    sequence = CommentedSeq(values)
    sequence.fa.set_flow_style()
    return sequence


def folded(text: str) -> str:
    """The text, every run of white space one space, folded when it is long."""
    flat = " ".join(text.split())
    return FoldedScalarString(flat) if len(flat) > LONG else flat
