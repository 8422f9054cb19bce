"""Manuals in HTML, DocBook and Mallard: blocks of two language versions, matched by structure."""

from __future__ import annotations

import bz2
import gzip
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.readers.tree import Raw, Tree

HTML_TAGS = "p|li|h[1-6]|dt|dd|td|th"
XML_TAGS = "p|para|title|term|simpara|td"
BREAKS = "ul|ol|dl|table|div|section|itemizedlist|listitem|figure|tr"
NO_TEXT = re.compile(r"(?s)<(script|style|pre|programlisting|screen|head)\b.*?</\1>|<!--.*?-->")
HEADING = re.compile(r"h\d|title")
DUTCH = r"(/help/nl/|/HTML/nl/|[/.-]nl[/.]).*\.?(page|docbook|xml|html)(\.gz|\.bz2)?$"
SIBLINGS = (  # how a Dutch path becomes its English one; the first that exists is taken
    ("/help/nl/", "/help/C/"),
    ("/help/nl/", "/help/en/"),
    ("/help/nl/", "/help/en-US/"),
    ("/HTML/nl/", "/HTML/en/"),
    ("/nl/", "/en/"),
    (".nl.html", ".en.html"),
    (".nl.html", ".html"),
    ("-nl/", "-en/"),
    ("-nl/", "/"),
)
LIBREOFFICE_BLOCK = re.compile(
    r'(?s)<(?:p|h\d|td|li)\b[^>]*\bid="((?:par|hd)_id[^"]+)"[^>]*>(.*?)</(?:p|h\d|td|li)>'
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or cell."""

    tag: str
    text: str


def document_pairs(tree: Tree) -> Iterator[Raw]:
    """Blocks of every Dutch manual page that has an English sibling."""
    for found in tree.matching(DUTCH):
        sibling = next((s for path in english_paths(found.inside) if (s := tree.get(path))), None)
        if sibling is None:
            continue
        if "/libreoffice/help/" in found.inside:
            yield from _libreoffice(found.package, sibling.path, found.path)
            continue
        tags = HTML_TAGS if ".html" in found.inside else XML_TAGS
        theirs, ours = blocks(read(sibling.path), tags), blocks(read(found.path), tags)
        for english, dutch in matched(theirs, ours):
            yield Raw("manual", found.package, english, dutch)


def english_paths(inside: str) -> Iterator[str]:
    """Candidate places of the English version of a Dutch file."""
    for dutch, english in SIBLINGS:
        if dutch in inside:
            yield inside.replace(dutch, english)
    if "/nl/" in inside and ".nl.html" in inside:
        yield inside.replace("/nl/", "/").replace(".nl.html", ".en.html")
    if "-nl/" in inside and ".nl.html" in inside:
        yield inside.replace("-nl/", "/").replace(".nl.html", ".en.html")
        yield inside.replace("-nl/", "-en/").replace(".nl.html", ".en.html")


def read(path: Path) -> str:
    """Text of a file that may be compressed."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".bz2":
        data = bz2.decompress(data)
    return data.decode("utf-8", "replace")


def plain(markup: str) -> str:
    """Text of a piece of markup, on one line."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()


def blocks(markup: str, tags: str) -> list[Block]:
    """Blocks in order; the text of a block ends where the next one starts."""
    pattern = rf"(?si)<({tags})\b[^>]*>(.*?)(?=</?(?:{tags}|{BREAKS})\b)"
    found = re.finditer(pattern, NO_TEXT.sub("", markup))
    return [Block(match[1].lower(), plain(match[2])) for match in found]


def matched(english: list[Block], dutch: list[Block]) -> Iterator[tuple[str, str]]:
    """Texts at the same place, page by page, else in those sections whose blocks agree in tags."""
    if _tags(english) == _tags(dutch):
        yield from zip((b.text for b in english), (b.text for b in dutch), strict=True)
        return
    theirs, ours = sections(english), sections(dutch)
    if len(theirs) != len(ours):
        return
    for left, right in zip(theirs, ours, strict=True):
        if _tags(left) == _tags(right):
            yield from zip((b.text for b in left), (b.text for b in right), strict=True)


def sections(page: list[Block]) -> list[list[Block]]:
    """The page cut before each heading."""
    out: list[list[Block]] = [[]]
    for block in page:
        if HEADING.match(block.tag):
            out.append([])
        out[-1].append(block)
    return out


def _tags(page: list[Block]) -> list[str]:
    return [block.tag for block in page]


def _libreoffice(package: str, english: Path, dutch: Path) -> Iterator[Raw]:
    theirs = {m[1]: plain(m[2]) for m in LIBREOFFICE_BLOCK.finditer(read(english))}
    for match in LIBREOFFICE_BLOCK.finditer(read(dutch)):
        if match[1] in theirs:
            yield Raw("libreoffice-help", package, theirs[match[1]], plain(match[2]))
