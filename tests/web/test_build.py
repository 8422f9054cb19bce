"""The built files that the gateway serves: made from the present source, small, with nothing risky."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from bot.rendering import STATIC

WEB = Path(__file__).parents[2] / "web"
SCRIPTS = [
    "widget.js",
    "home.js",
    "lesson-setup.js",
    "lesson-pupil.js",
    "lesson-board.js",
    "lesson-presenter.js",
]
MOST_BYTES = 25_000


def run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=WEB, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_built_files_are_what_the_source_makes(tmp_path: Path) -> None:
    run("node", "build.js", tmp_path)
    for name in SCRIPTS:
        fresh = (tmp_path / name).read_bytes() == (STATIC / name).read_bytes()
        assert fresh, f"{name} is out of date: run `make web`"


def test_the_source_is_sound_typescript() -> None:
    run("node", "node_modules/typescript/bin/tsc", "--noEmit")


def test_the_widget_is_small() -> None:
    assert len(gzip.compress((STATIC / "widget.js").read_bytes())) <= MOST_BYTES


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_reads_text_as_html_or_code_or_asks_another_site(script: str) -> None:
    text = (STATIC / script).read_text()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text)
    assert set(re.findall(r"https?://[^\"'`\s]+", text)) <= {"http://www.w3.org/2000/svg"}


def test_the_lock_pins_every_package_and_names_no_host_but_the_public_registry() -> None:
    packages = json.loads((WEB / "package-lock.json").read_text())["packages"]
    installed = [package for path, package in packages.items() if path]
    assert all(package["integrity"].startswith("sha512-") for package in installed)
    hosts = [package.get("resolved", "https://registry.npmjs.org/") for package in installed]
    assert all(host.startswith("https://registry.npmjs.org/") for host in hosts)
