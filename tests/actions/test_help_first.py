from collections.abc import Callable

import pytest

from actions.help_first import HelpFirst
from actions.reply import Reply, Status
from knowledge.distress import DistressKind
from knowledge.help import load_help
from knowledge.library import Library
from knowledge.vocabulary import Role
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio
Say = Callable[..., "object"]


async def helped(
    the_library: Callable[[], Library], said: dict[str, str], before: dict[str, str] | None = None
) -> Reply:
    at = tracker(f"/distress{said}", intent="distress", entities=said, before=before)
    result = await run(HelpFirst(load_help, the_library), at)
    assert result.slots == {"asked": None}
    return result.reply


async def test_every_kind_and_role_gets_calm_help_that_asks_for_nothing(
    the_library: Callable[[], Library],
) -> None:
    for kind in DistressKind:
        for role in Role:
            reply = await helped(the_library, {"distress": kind, "speaker": role})
            assert reply.status is Status.HELP
            assert reply.asks is None
            assert is_dutch(reply.text)
            assert len(reply.text.split()) <= 120
            assert reply.contacts


async def test_people_at_school_are_those_of_the_askers_own_protocol(
    the_library: Callable[[], Library],
) -> None:
    said = {"distress": "pesten"}
    tweespan = await helped(the_library, said, {"school": "tweespan", "role": "leerling"})
    konot = await helped(the_library, said, {"school": "konot", "role": "leerling"})
    assert [contact.name for contact in tweespan.contacts[:3]] == [
        "anti-pestcoördinator",
        "IB'er",
        "schoolleiding",
    ]
    assert "protocol van Tweespan" in tweespan.text
    assert "Konot" not in konot.text
    assert all(contact.phone or contact.url for contact in konot.contacts)


async def test_danger_comes_before_all_other_words(the_library: Callable[[], Library]) -> None:
    reply = await helped(the_library, {"distress": "bedreiging", "acute": "ja"})
    assert reply.text.startswith("Is er nu gevaar? Bel 112.")
    assert reply.contacts[0].phone == "112"


async def test_the_role_of_this_message_counts_more_than_the_one_known(
    the_library: Callable[[], Library],
) -> None:
    said = {"distress": "pesten", "speaker": "ouder"}
    assert "je kind" in (await helped(the_library, said, {"role": "leerling"})).text


async def test_the_rule_is_offered_after_the_help(the_library: Callable[[], Library]) -> None:
    (choice,) = (await helped(the_library, {"distress": "naaktbeeld"})).choices
    assert choice.value == "Wat zegt het protocol over naaktfoto's?"


async def test_distress_of_an_unknown_kind_gets_help_as_well(the_library: Callable[[], Library]) -> None:
    reply = await helped(the_library, {})
    assert reply.status is Status.HELP
    assert "0800-0432" in [contact.phone for contact in reply.contacts]


async def test_when_the_help_cannot_be_found_there_is_still_help() -> None:
    def broken() -> Library:
        raise OSError

    at = tracker("/distress", intent="distress", before={"school": "asko"})
    reply = (await run(HelpFirst(load_help, broken), at)).reply
    assert reply.status is Status.HELP
    assert "112" in reply.text
