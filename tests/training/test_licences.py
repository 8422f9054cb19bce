from __future__ import annotations

import pytest

from training.licences import Licence, read_licence

DEP5 = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: x

Files: debian/*
Copyright: someone
License: MIT

Files: *
Copyright: others
License: GPL-2+
 Long text.
"""


def test_the_licence_of_all_files_is_the_main_one() -> None:
    assert read_licence(DEP5) == Licence("GPL-2+", ("MIT",))


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("See /usr/share/common-licenses/GPL-3.", "GPL-3"),
        ("Permission is hereby granted, free of charge, to any person", "MIT"),
        ("under the Mozilla Public License v. 2.0", "MPL-2.0"),
        ("All rights unclear.", "unread"),
        ("", "unread"),
    ],
)
def test_free_text(text: str, main: str) -> None:
    assert read_licence(text).main == main
