"""Translation catalogues: gettext ``.mo``, Qt ``.qm``, MediaWiki ``nl.json``."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator

import polib

from training.readers.tree import Found, Raw, Tree

GETTEXT = r"/nl(_NL)?/LC_MESSAGES/[^/]+\.mo$|/nl(_NL)?\.mo$|[-_]nl_NL\.mo$"
QT = r"[/_-]nl(_NL)?\.qm$"
MEDIAWIKI = r"/i18n/(.*/)?nl\.json$"
QT_MESSAGES, QT_END, QT_TRANSLATION, QT_OBSOLETE, QT_SOURCE = 0x69, 1, 3, 5, 6
QT_NULL = 0xFFFFFFFF


def gettext_pairs(tree: Tree) -> Iterator[Raw]:
    """Singular and first plural form of each message; context prefixes of old KDE are cut off."""
    for found in tree.matching(GETTEXT):
        try:
            catalogue = polib.mofile(str(found.path))
        except (OSError, UnicodeDecodeError, ValueError):
            continue  # not a catalogue after all, or an encoding that polib does not know
        for entry in catalogue:
            source = entry.msgid
            if source.startswith("_:"):
                source = source.split("\n", 1)[-1]
            if source and entry.msgstr:
                yield Raw("gettext", found.package, source, entry.msgstr)
            for number, form in sorted((entry.msgstr_plural or {}).items()):
                if number < 2 and form:
                    english = entry.msgid_plural if number else source
                    yield Raw("gettext", found.package, english, form)


def qt_pairs(tree: Tree) -> Iterator[Raw]:
    """Messages of compiled Qt catalogues that carry their source text."""
    for found in tree.matching(QT):
        for english, dutch in qt_messages(found.path.read_bytes()):
            yield Raw("qt", found.package, english, dutch)


def qt_messages(data: bytes) -> Iterator[tuple[str, str]]:
    """(source, translation) of one ``.qm``: 16 bytes magic, then blocks (tag u8, length u32 BE)."""
    position, messages = 16, b""
    while position + 5 <= len(data):
        tag, length = struct.unpack_from(">BI", data, position)
        if tag == QT_MESSAGES:
            messages = data[position + 5 : position + 5 + length]
        position += 5 + length
    source = translation = ""
    at = 0
    while at < len(messages):
        tag = messages[at]
        at += 1
        if tag == QT_END:
            if source and translation:
                yield source, translation
            source = translation = ""
            continue
        if tag == QT_OBSOLETE:
            at += 4
            continue
        if at + 4 > len(messages):
            return
        (length,) = struct.unpack_from(">I", messages, at)
        at += 4
        if length == QT_NULL:
            continue
        value = messages[at : at + length]
        at += length
        if tag == QT_TRANSLATION and not translation:
            translation = value.decode("utf-16-be", "replace")
        elif tag == QT_SOURCE:
            source = value.decode("utf-8", "replace").rstrip("\0")


def mediawiki_pairs(tree: Tree) -> Iterator[Raw]:
    """Messages of ``nl.json`` that ``en.json`` beside it has too."""
    for found in tree.matching(MEDIAWIKI):
        sibling = tree.get(found.inside[: -len("nl.json")] + "en.json")
        if sibling is not None:
            yield from _shared_keys(found, sibling)


def _shared_keys(dutch: Found, english: Found) -> Iterator[Raw]:
    ours = json.loads(dutch.path.read_text("utf-8"))
    theirs = json.loads(english.path.read_text("utf-8"))
    for key, text in ours.items():
        source = theirs.get(key)
        if isinstance(text, str) and isinstance(source, str):
            yield Raw("mediawiki", dutch.package, source, text)
