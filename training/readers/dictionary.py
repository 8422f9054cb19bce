"""FreeDict dictionaries in dictd form (``.index`` with base-64 offsets into ``.dict.dz``)."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from training.readers.tree import Raw, Tree

DIGITS = {c: i for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}
NO_SENSE = ('"', "Synonym", "see", "Note", "->")
BRACKETS = re.compile(r"[\[(<{][^\])>}]*[\])>}]")
MOST_SENSES = 5
MOST_WORDS = 6


def dictionary_pairs(tree: Tree) -> Iterator[Raw]:
    """Headword beside each of its first senses, from both directions."""
    for found in tree.matching(r"/dictd/freedict-(nld-eng|eng-nld)\.index$"):
        data = found.path.with_suffix("").with_suffix(".dict.dz")
        from_dutch = "nld-eng" in found.inside
        for headword, body in entries(found.path, data):
            word = re.sub(r"\s*[/<\[].*", "", body.split("\n")[0]).strip() or headword
            for sense in senses(body):
                english, dutch = (sense, word) if from_dutch else (word, sense)
                yield Raw("dictionary", found.package, english, dutch)


def number(text: str) -> int:
    """A dictd base-64 number, most significant digit first."""
    value = 0
    for character in text:
        value = value * 64 + DIGITS[character]
    return value


def entries(index: Path, data: Path) -> Iterator[tuple[str, str]]:
    """(headword, body) of every entry but the ``00-database`` ones."""
    content = gzip.decompress(data.read_bytes())
    for line in index.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 3 or fields[0].startswith("00"):
            continue
        start, length = number(fields[1]), number(fields[2])
        yield fields[0], content[start : start + length].decode("utf-8", "replace")


def senses(body: str) -> list[str]:
    """Translations in an entry's body, without grammar notes, numbers and examples."""
    out: list[str] = []
    for line in body.split("\n")[1:]:
        line = line.strip()
        if not line or line.startswith(NO_SENSE):
            continue
        line = BRACKETS.sub("", re.sub(r"^\d+\.\s*", "", line))
        for part in re.split(r"[;,]", line):
            part = part.strip()
            if part and len(part.split()) <= MOST_WORDS:
                out.append(part)
    return out[:MOST_SENSES]
