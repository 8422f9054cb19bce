"""Mozilla language packs: ``.ftl`` and ``.properties`` in ``.xpi`` beside ``omni.ja``."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from training.readers.tree import Raw, Tree

SUITES = {"firefox-esr-l10n-nl": "firefox-esr", "thunderbird-l10n-nl": "thunderbird"}
MESSAGE = re.compile(r"^(-?[A-Za-z][\w-]*)\s*=\s*(.*)")
ATTRIBUTE = re.compile(r"^\s+\.([\w-]+)\s*=\s*(.*)")
VARIANT = re.compile(r"^\*?\[\s*([\w-]+)\s*\]\s*(.*)")
PROPERTY = re.compile(r"(?m)^([^#\s=][^=\n]*?)\s*=\s*(.+)$")


def mozilla_pairs(tree: Tree) -> Iterator[Raw]:
    """Messages with the same key in the same file of both languages."""
    for package, suite in SUITES.items():
        english: dict[str, str] = {}
        for found in tree.matching(r"/omni\.ja$"):
            if found.package == suite:
                english.update(archive(found.path, "en-US"))
        for found in tree.matching(r"\.xpi$"):
            if found.package != package:
                continue
            for name, text in archive(found.path, "nl").items():
                if name not in english:
                    continue
                parse = fluent if name.endswith(".ftl") else properties
                source = parse(english[name])
                for key, value in parse(text).items():
                    if key in source:
                        yield Raw("mozilla", package, source[key], value)


def archive(path: Path, language: str) -> dict[str, str]:
    """Message files of a zip by their name after the language folder (empty if it is no zip)."""
    out: dict[str, str] = {}
    try:
        with zipfile.ZipFile(path) as zipped:
            for name in zipped.namelist():
                if name.endswith((".ftl", ".properties")) and f"{language}/" in name:
                    key = name.split(f"{language}/", 1)[1]
                    out[key] = zipped.read(name).decode("utf-8", "replace")
    except zipfile.BadZipFile:
        return {}
    return out


def properties(text: str) -> dict[str, str]:
    """``key = value`` lines."""
    return {match[1]: match[2] for match in PROPERTY.finditer(text)}


def fluent(text: str) -> dict[str, str]:
    """Messages, attributes (``key.attribute``) and variants (``key[variant]``) of a Fluent file."""
    out: dict[str, str] = {}
    message = place = ""
    lines: list[str] = []

    def flush() -> None:
        if message and lines:
            out.setdefault(message + place, " ".join(lines))
        lines.clear()

    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if match := MESSAGE.match(line):
            flush()
            message, place = match[1], ""
            first = match[2].strip()
        elif match := ATTRIBUTE.match(line):
            flush()
            place = "." + match[1]
            first = match[2].strip()
        elif match := VARIANT.match(line.strip()):
            flush()
            place = place.split("[")[0] + f"[{match[1]}]"
            first = match[2].strip()
        else:
            first = line.strip() if line[:1].isspace() else ""
        if first and first not in "{}" and "->" not in first:
            lines.append(first)
    flush()
    return out
