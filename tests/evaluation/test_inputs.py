"""A digest covers what a result hangs on, and no more."""

from pathlib import Path

from knowledge.settings import ROOT
from tests.evaluation.contenders import HEARS_A_MESSAGE
from tests.evaluation.inputs import inputs_digest, modules_behind


def test_the_code_behind_a_system_is_all_that_it_imports() -> None:
    behind = {str(file.relative_to(ROOT)) for file in modules_behind(["tests.evaluation.systems"])}
    assert {"knowledge/search.py", "knowledge/lexical.py", "knowledge/experts.py"} <= behind
    assert not {file for file in behind if file.startswith("bot/")}


def test_the_conversation_counts_for_what_is_heard_over_http_and_the_pages_do_not() -> None:
    behind = {str(file.relative_to(ROOT)) for file in modules_behind(HEARS_A_MESSAGE)}
    assert {"actions/slots.py", "knowledge/advisor.py", "bot/text.py"} <= behind
    assert "bot/pages.py" not in behind


def test_another_content_name_or_value_gives_another_digest(tmp_path: Path) -> None:
    one, other, empty = (tmp_path / name for name in ("one", "other", "empty"))
    one.write_text("a")
    other.write_text("a")
    empty.write_text("")
    digests = {
        inputs_digest((), [one]),
        inputs_digest((), [other]),
        inputs_digest((), [empty]),
        inputs_digest((), [one, other]),
        inputs_digest((), [one], "model"),
        inputs_digest(["knowledge.words"], [one]),
    }
    assert len(digests) == 6
