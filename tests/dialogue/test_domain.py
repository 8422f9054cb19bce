"""The domain file against the actions that exist and the people who read it."""

from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor
from ruamel.yaml import YAML

from actions.reply import Reply, Status
from bot.stack.settings import ROOT
from tests.dutch import is_dutch

DOMAIN: dict[str, Any] = YAML(typ="safe").load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RESPONSES = [(name, variant) for name, variants in DOMAIN["responses"].items() for variant in variants]


@pytest.mark.parametrize(("name", "variant"), RESPONSES)
def test_a_fixed_response_is_one_reply_in_dutch(name: str, variant: dict[str, Any]) -> None:
    assert set(variant) == {"custom"}
    assert is_dutch(Reply.model_validate(variant["custom"]).text)


def test_the_first_words_say_that_it_is_no_person_and_how_long_it_remembers() -> None:
    start = Reply.model_validate(DOMAIN["responses"]["utter_start"][0]["custom"])
    assert start.status is Status.SMALL_TALK
    assert "automatische assistent, geen mens" in start.text
    assert "24 uur" in start.text


def test_the_action_server_has_exactly_the_actions_of_the_domain() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    ours = {
        name for name, run in executor.actions.items() if type(run.__self__).__module__.startswith("actions.")
    }
    assert ours == set(DOMAIN["actions"])


def test_nothing_is_carried_over_and_rasa_ends_no_conversation() -> None:
    assert DOMAIN["session_config"] == {
        "session_expiration_time": 0,
        "carry_over_slots_to_new_session": False,
    }


def test_every_conversational_intent_has_many_examples() -> None:
    for intent in (
        "greet",
        "thank",
        "goodbye",
        "ask_capabilities",
        "inform_school",
        "inform_role",
        "out_of_scope",
    ):
        (file,) = (ROOT / "data" / "nlu").glob(f"{intent}.yml")
        groups = YAML(typ="safe").load(file.read_text(encoding="utf-8"))["nlu"]
        examples = [line for group in groups for line in group["examples"].splitlines()]
        assert len(examples) >= 60
        assert len(set(map(str.casefold, examples))) == len(examples)
