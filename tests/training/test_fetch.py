"""Packages are built here with dpkg-deb; nothing is downloaded."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from training.config import Config
from training.fetch import fetch, names_in, read_lock

COPYRIGHT = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n"
COPYRIGHT += "Files: *\nLicense: GPL-3+\n"
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")


def build(folder: Path, name: str, version: str) -> None:
    root = folder / "root"
    (root / "DEBIAN").mkdir(parents=True)
    control = f"Package: {name}\nVersion: {version}\nArchitecture: all\n"
    control += "Maintainer: x <x@example.org>\nDescription: x\n"
    (root / "DEBIAN/control").write_text(control)
    for inside, text in {
        f"usr/share/doc/{name}/copyright": COPYRIGHT,
        "usr/share/locale/nl/LC_MESSAGES/app.mo": "x",
        "usr/share/locale/de/LC_MESSAGES/app.mo": "x",
    }.items():
        (root / inside).parent.mkdir(parents=True, exist_ok=True)
        (root / inside).write_text(text)
    deb = folder / f"{name}_{version}_all.deb"
    subprocess.run(["dpkg-deb", "-b", str(root), str(deb)], check=True, capture_output=True)
    shutil.rmtree(root)


@needs_dpkg
def test_a_package_is_unpacked_where_it_has_dutch_text_and_recorded(toy: Config, tmp_path: Path) -> None:
    toy.paths.lock.unlink()
    toy.paths.debs.mkdir(parents=True)
    build(toy.paths.debs, "hello", "1.0-1")
    listing = tmp_path / "packages.txt"
    listing.write_text("# comment\nhello\n")
    config = Config(
        type(toy.paths)(toy.paths.build, toy.paths.questions, packages=listing, lock=toy.paths.lock)
    )
    assert fetch(config) == {"packages": 1, "missing": 0}
    package = read_lock(config.paths.lock)["hello"]
    assert (package.version, package.licence) == ("1.0-1", "GPL-3+")
    unpacked = config.paths.unpacked / "hello/usr/share"
    assert (unpacked / "locale/nl/LC_MESSAGES/app.mo").exists()
    assert not (unpacked / "locale/de").exists()


def test_comments_in_the_list_are_no_packages(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("# all\none # why\n\ntwo\n")
    assert names_in(path) == ["one", "two"]
