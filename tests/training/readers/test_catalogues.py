from __future__ import annotations

import json
import struct
from pathlib import Path

import polib

from training.readers.catalogues import gettext_pairs, mediawiki_pairs, qt_messages
from training.readers.tree import Raw, Tree


def qt_message(source: str, translation: str) -> bytes:
    text, original = translation.encode("utf-16-be"), source.encode()
    out = b"\x03" + struct.pack(">I", len(text)) + text
    return out + b"\x06" + struct.pack(">I", len(original)) + original + b"\x01"


def test_qt_messages_are_read_and_other_blocks_skipped() -> None:
    body = qt_message("Open file", "Bestand openen") + qt_message("Close", "Sluiten")
    data = b"\0" * 16 + b"\x42" + struct.pack(">I", 3) + b"abc"
    data += b"\x69" + struct.pack(">I", len(body)) + body
    assert list(qt_messages(data)) == [("Open file", "Bestand openen"), ("Close", "Sluiten")]


def test_damaged_qt_data_gives_what_can_be_read() -> None:
    body = qt_message("Open file", "Bestand openen") + b"\x03\x00"
    data = b"\0" * 16 + b"\x69" + struct.pack(">I", len(body)) + body
    assert list(qt_messages(data)) == [("Open file", "Bestand openen")]


def test_plurals_are_two_pairs_and_kde_contexts_are_cut(tmp_path: Path) -> None:
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    plural = {0: "%d foto", 1: "%d foto's"}
    catalogue.append(polib.POEntry(msgid="%d photo", msgid_plural="%d photos", msgstr_plural=plural))
    catalogue.append(polib.POEntry(msgid="_: a menu\nFile", msgstr="Bestand"))
    path = tmp_path / "p/usr/share/locale/nl/LC_MESSAGES/x.mo"
    path.parent.mkdir(parents=True)
    catalogue.save_as_mofile(str(path))
    found = {(raw.english, raw.dutch) for raw in gettext_pairs(Tree(tmp_path))}
    assert found == {("%d photo", "%d foto"), ("%d photos", "%d foto's"), ("File", "Bestand")}


def test_a_file_that_is_no_catalogue_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "p/usr/share/locale/nl/LC_MESSAGES/x.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a catalogue at all")
    assert list(gettext_pairs(Tree(tmp_path))) == []


def test_mediawiki_pairs_share_a_key(tmp_path: Path) -> None:
    folder = tmp_path / "mediawiki/usr/share/i18n"
    folder.mkdir(parents=True)
    (folder / "en.json").write_text(json.dumps({"a": "Save page", "@metadata": {}}))
    (folder / "nl.json").write_text(json.dumps({"a": "Pagina opslaan", "b": "Niets"}))
    wanted = Raw("mediawiki", "mediawiki", "Save page", "Pagina opslaan")
    assert list(mediawiki_pairs(Tree(tmp_path))) == [wanted]
