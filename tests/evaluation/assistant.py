"""The whole assistant, as people reach it: over HTTP, with the real processes behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from actions.reply import Reply, Status
from bot.cli.client import Assistant
from tests.evaluation.given import Given, System
from tests.evaluation.gold import WrittenQuestion
from tests.stack import real_stack


@contextmanager
def assistant_over_http() -> Iterator[System]:
    """Starts the assistant on free ports and stops it at the end of the block."""
    with TemporaryDirectory() as folder, real_stack(Path(folder)) as stack:
        yield assistant_system(Assistant(stack.url))


def assistant_system(assistant: Assistant) -> System:
    """A conversation of its own for each question, opened with school and role: what one person says of
    himself must not decide the answer to the next.
    """

    def answer(question: WrittenQuestion, school: str) -> Given:
        with assistant.talk(school, question.asker) as talk:
            started = perf_counter()
            replies = talk.say(question.text)
            return given_by(replies, school, (perf_counter() - started) * 1000)

    return answer


def given_by(replies: tuple[Reply, ...], school: str, milliseconds: float) -> Given:
    """What the replies to one question say: the last is the answer, an earlier one only notes something."""
    answer = replies[-1] if replies else None
    shown = [citation for reply in replies for citation in (*reply.citations, *reply.related)]
    return Given(
        clauses=tuple(each.clause for each in answer.citations if each.school == school) if answer else (),
        verdict=answer.verdict if answer else None,
        foreign=tuple(f"{each.school}/{each.clause}" for each in shown if each.school != school),
        status=answer.status if answer else Status.ERROR,
        milliseconds=milliseconds,
    )
