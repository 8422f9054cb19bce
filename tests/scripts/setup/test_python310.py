import os
from pathlib import Path

import pytest

from scripts.setup import python310
from scripts.setup.commands import SetupError
from scripts.setup.python310 import GIVEN, find_python310


def fake_python(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def python_of(version: str, path: Path) -> Path:
    return fake_python(path, f"echo '{version}' '{path}'")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no Python 3.10 and a uv that cannot get one."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv(GIVEN, raising=False)
    monkeypatch.setattr("scripts.setup.commands.LOG", tmp_path / "setup.log")
    fake_python(tmp_path / "uv", "echo geen netwerk; exit 1")
    if any(map(python310.runs, python310.candidates(tmp_path / "uv"))):
        pytest.skip("this machine has a Python 3.10 in a system folder")
    return tmp_path


def test_a_shim_that_does_not_run_is_passed_over(machine: Path) -> None:
    fake_python(machine / "shims" / "python3.10", "exit 127")
    real = python_of("3.10", machine / "pyenv" / "versions" / "3.10.13" / "bin" / "python3.10")
    assert find_python310(machine / "uv") == real


def test_the_given_python_goes_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python_of("3.10", machine / "shims" / "python3.10")
    given = python_of("3.10", machine / "een eigen map" / "python")
    monkeypatch.setenv(GIVEN, str(given))
    assert find_python310(machine / "uv") == given


def test_a_given_python_that_is_no_3_10_is_refused(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GIVEN, str(python_of("3.12", machine / "python")))
    with pytest.raises(SetupError, match=r"geen Python 3\.10 die werkt"):
        find_python310(machine / "uv")


def test_without_any_the_operator_is_told_what_to_do(machine: Path) -> None:
    with pytest.raises(SetupError, match=f"(?s)Installeer Python 3.10.*{GIVEN}.*geen netwerk"):
        find_python310(machine / "uv")
