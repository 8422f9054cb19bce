"""The contract of every channel: whatever the reply, nothing of it is lost."""

import html

import pytest

from actions.reply import Reply, Status
from bot.channels.parts import NOT_A_RULE
from bot.channels.telegram.rendering import messages
from bot.rendering import verdict_word
from knowledge.library import Library, load_library
from knowledge.vocabulary import Verdict
from tests.bot.channels.replies import citation, every_kind, said
from tests.bot.channels.teams.cards import actions, problems
from tests.bot.channels.visible import CHANNELS, PUBLIC_URL, links, teams_cards

KINDS = every_kind(load_library())


def arrives(words: str, shown: list[str]) -> bool:
    """Whether the words are shown in one piece; only white space may differ."""
    wanted = " ".join(words.split())
    return any(wanted in " ".join(text.split()) for text in shown)


def test_the_kinds_leave_nothing_out() -> None:
    assert {reply.status for reply in KINDS.values()} == set(Status)
    assert {reply.verdict for reply in KINDS.values()} >= set(Verdict)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_reply_arrives_whole(kind: str, channel: str) -> None:
    reply = KINDS[kind]
    shown = CHANNELS[channel](reply)
    lost = [words for words in said(reply) if not arrives(words, shown)]
    assert not lost
    assert reply.verdict is None or arrives(verdict_word(reply.verdict), shown)
    assert not reply.related or arrives(NOT_A_RULE, shown)


@pytest.mark.parametrize("kind", KINDS)
def test_teams_takes_every_card_and_shows_it_everywhere(kind: str) -> None:
    assert not [problem for card in teams_cards(KINDS[kind]) for problem in problems(card)]


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_clause_of_every_school_can_be_quoted(channel: str, library: Library) -> None:
    for protocol in library:
        for clause in protocol.clauses:
            cited = citation(library, protocol.school, clause.id)
            reply = Reply(status=Status.ANSWER, verdict=Verdict.NEE, text="Nee.", citations=(cited,))
            assert arrives(clause.text, CHANNELS[channel](reply)), clause.key


@pytest.mark.parametrize("kind", KINDS)
def test_the_clause_can_be_opened_on_every_channel(kind: str) -> None:
    reply = KINDS[kind]
    on_telegram = html.unescape("\n".join(messages(reply, PUBLIC_URL)))
    on_teams = [action["url"] for card in teams_cards(reply) for action in actions(card, "Action.OpenUrl")]
    for link in links(reply):
        assert f'href="{link}"' in on_telegram
        assert link in on_teams
