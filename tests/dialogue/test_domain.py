"""The domain file against the actions that exist and the people who read it."""

from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor
from ruamel.yaml import YAML

from actions.memory import FORGOTTEN
from actions.reply import Reply, Status
from bot.stack.settings import ROOT
from knowledge.acts import ACT_OF_INTENT, Act
from knowledge.language import DUTCH, LANGUAGES, language_of
from tests.dutch import is_dutch

DOMAIN: dict[str, Any] = YAML(typ="safe").load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RESPONSES = [(name, variant) for name, variants in DOMAIN["responses"].items() for variant in variants]


@pytest.mark.parametrize(("name", "variant"), RESPONSES)
def test_a_fixed_response_is_one_reply_in_dutch(name: str, variant: dict[str, Any]) -> None:
    assert set(variant) == {"custom"} or name == "utter_foreign"
    first, *_ = Reply.model_validate(variant["custom"]).text.split("\n\n")
    assert is_dutch(first)


def test_a_message_in_another_language_gets_one_sentence_in_it() -> None:
    told = {
        variant["condition"][0]["value"]: Reply.model_validate(variant["custom"]).text.split("\n\n")[1]
        for variant in DOMAIN["responses"]["utter_foreign"]
    }
    assert set(told) == set(LANGUAGES) - {DUTCH}
    assert {language: language_of(sentence) for language, sentence in told.items()} == {
        language: language for language in told
    }


def test_the_rules_follow_every_act_and_no_two_meet() -> None:
    rules = YAML(typ="safe").load((ROOT / "data" / "stories" / "rules.yml").read_text(encoding="utf-8"))[
        "rules"
    ]
    conditions = [
        tuple(str(slot) for condition in rule["condition"] for slot in condition["slot_was_set"])
        for rule in rules
    ]
    assert len(set(conditions)) == len(conditions)
    assert (str({"heard": "unheard"}),) in conditions
    on_school = {str({"heard": "question"}): ["school", str({"school": None})]}
    for heard in Act:
        key = str({"heard": heard.value})
        rest = [condition[1:] for condition in conditions if condition[0] == key]
        assert rest == [(other,) for other in on_school[key]] if key in on_school else [()], heard


def test_every_rule_holds_for_every_kind_of_message() -> None:
    rules = YAML(typ="safe").load((ROOT / "data" / "stories" / "rules.yml").read_text(encoding="utf-8"))[
        "rules"
    ]
    assert {str(rule["steps"][0]) for rule in rules} == {str({"action": "action_listen"})}


def test_what_can_be_heard_is_in_the_domain() -> None:
    assert set(DOMAIN["slots"]["heard"]["values"]) == {*Act, "unheard"}


def test_every_intent_has_an_act() -> None:
    intents = {next(iter(intent)) for intent in DOMAIN["intents"]}
    assert intents | {"nlu_fallback"} == set(ACT_OF_INTENT)


def test_the_memory_is_in_the_domain() -> None:
    assert set(FORGOTTEN) | {"school", "own_school", "role", "heard", "language"} == set(DOMAIN["slots"])


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
    intents = {next(iter(intent)) for intent in DOMAIN["intents"]} - {"start", "ask_question", "distress"}
    for intent in intents:
        (file,) = (ROOT / "data" / "nlu").glob(f"{intent}.yml")
        groups = YAML(typ="safe").load(file.read_text(encoding="utf-8"))["nlu"]
        examples = [line for group in groups for line in group["examples"].splitlines()]
        assert len(examples) >= 60
        assert len(set(map(str.casefold, examples))) == len(examples)
