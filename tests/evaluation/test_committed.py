"""What is committed is held: no lower score, and no report of something else."""

from pathlib import Path

import pytest

from knowledge.settings import KnowledgeSettings
from tests.evaluation import committed
from tests.evaluation.__main__ import present_inputs
from tests.evaluation.committed import commit, stale, worse
from tests.evaluation.workshop import Workshop

SCORES = {"advisor": {"dev": {"clause cited": 0.9, "needless refusals": 0.05}}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which an evaluation was committed."""
    monkeypatch.setattr(committed, "DOCS", tmp_path)
    monkeypatch.setattr(committed, "SCORES", tmp_path / "scores.json")
    monkeypatch.setattr(committed, "EVALUATED", tmp_path / "evaluated.json")
    commit({"page.md": "text\n"}, SCORES, {"advisor": "1"})
    return tmp_path


def test_the_report_is_that_of_the_present_code_data_and_model() -> None:
    assert list(stale(present_inputs(Workshop(KnowledgeSettings())))) == [], "run `make evaluate`"


def test_a_change_behind_a_part_makes_the_report_stale_and_names_the_part(folder: Path) -> None:
    assert not list(stale({"advisor": "1"}))
    assert "advisor" in next(stale({"advisor": "2"}))
    assert "HTTP" in next(stale({"advisor": "1", "HTTP": "1"}))


def test_a_report_that_was_edited_by_hand_is_stale(folder: Path) -> None:
    (folder / "page.md").write_text("nicer\n")
    assert "page.md" in next(stale({"advisor": "1"}))


@pytest.mark.parametrize(
    ("cited", "refused", "complaints"),
    [(0.9, 0.05, 0), (0.8985, 0.0515, 0), (0.95, 0.01, 0), (0.89, 0.05, 1), (0.9, 0.06, 1)],
)
def test_lower_is_worse_except_for_refusals(
    folder: Path, cited: float, refused: float, complaints: int
) -> None:
    now = {"advisor": {"dev": {"clause cited": cited, "needless refusals": refused}}}
    assert len(list(worse(now))) == complaints


def test_a_score_that_is_no_longer_there_is_worse(folder: Path) -> None:
    assert len(list(worse({"advisor": {"dev": {"clause cited": 0.9}}}))) == 1
