import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts.lock import LOCKS, ROOT, LockError, check, entries, without

ALL = sorted((ROOT / LOCKS).glob("*.lock"))
LOCK = "# kop\na==1 \\\n    --hash=x\n    # via b\nb==2 ; python_version < '3.12'\nb==3\n"


def test_entries_keep_every_version_of_a_package() -> None:
    assert list(entries(LOCK)) == ["a", "b"]
    assert entries(LOCK)["b"].count("==") == 2


def test_without_leaves_out_what_another_lock_pins() -> None:
    assert without(LOCK, "b==2\n") == "# kop\na==1 \\\n    --hash=x\n    # via b\n"


@pytest.mark.parametrize("lock", ALL, ids=lambda lock: lock.stem)
def test_locks_hold_no_graphics_card_and_no_address(lock: Path) -> None:
    check(lock)


def test_a_lock_with_cuda_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    lock = tmp_path_factory.mktemp("lock") / "app.lock"
    lock.write_text("numpy==2\nnvidia-cublas==13\n")
    with pytest.raises(LockError, match="nvidia-"):
        check(lock)


@pytest.mark.parametrize("lock", ALL, ids=lambda lock: lock.stem)
def test_every_pin_has_a_hash(lock: Path) -> None:
    for name, entry in entries(lock.read_text()).items():
        assert "--hash=sha256:" in entry, name


def test_the_lock_is_as_new_as_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pins = entries((ROOT / LOCKS / "app.lock").read_text())
    for line in project["dependencies"]:
        wanted = Requirement(line)
        if wanted.name != "torch":
            version = pins[wanted.name].split()[0].partition("==")[2]
            assert wanted.specifier.contains(version), line
