"""Reads the licence of a Debian package from its ``debian/copyright``."""

from __future__ import annotations

import re
from dataclasses import dataclass

DEP5 = re.compile(r"^Format:\s*\S*(copyright-format|dep5)", re.I | re.M)
STANZA = re.compile(r"\n\s*\n")
COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+(?:-[0-9.]*[0-9])?)")
GPL = re.compile(r"GNU General\s+Public\s+License", re.I)
KEYWORDS = {
    "MPL-2.0": re.compile(r"Mozilla Public License,? v(?:ersion|\.)? ?2", re.I),
    "MIT": re.compile(r"Permission is hereby granted, free of charge"),
    "BSD": re.compile(r"Redistribution and use in source and binary forms"),
    "GNU documentation, permissive": re.compile(r"distribute\s+(?:verbatim\s+copies|translations)"),
    "CC-BY-SA": re.compile(r"Creative Commons Attribution-Share ?Alike", re.I),
}


@dataclass(frozen=True, slots=True)
class Licence:
    """``main`` governs the bulk of the package; ``others`` are named for single files."""

    main: str
    others: tuple[str, ...]


def read_licence(text: str) -> Licence:
    """The licences that a ``debian/copyright`` names, machine-readable (DEP-5) or free text.

    ``main`` is "unread" when nothing is recognised, so that the data card can list such packages.
    """
    if DEP5.search(text):
        return _from_stanzas(text)
    found = list(dict.fromkeys(COMMON.findall(text)))
    found += [name for name, pattern in KEYWORDS.items() if pattern.search(text)]
    if not found and GPL.search(text):
        found = ["GPL"]  # of a version that the text does not name
    return Licence(found[0] if found else "unread", tuple(found[1:]))


def _from_stanzas(text: str) -> Licence:
    main = ""
    names: list[str] = []
    for stanza in STANZA.split(text):
        licence = re.search(r"^License:[ \t]*([^\n]+)", stanza, re.M)
        if licence is None:
            continue
        name = licence[1].strip()
        names.append(name)
        if not main and re.search(r"^Files:\s*\*\s*$", stanza, re.M):
            main = name
    unique = list(dict.fromkeys(names))
    main = main or (unique[0] if unique else "unread")
    return Licence(main, tuple(name for name in unique if name != main))
