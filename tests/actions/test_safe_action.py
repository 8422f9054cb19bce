import pytest
import structlog
from structlog.testing import capture_logs

from actions.reply import Status
from actions.safe_action import Outcome, SafeAction
from actions.slots import FillSlots
from actions.turn import Turn
from knowledge.hearing import Listener
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

SECRET = "mijn dochter Noor wordt gepest"


class Failing(SafeAction):
    def name(self) -> str:
        return "action_that_fails"

    def act(self, turn: Turn) -> Outcome:
        raise LookupError(turn.text)


@pytest.fixture(autouse=True)
def fresh_logging() -> None:
    structlog.reset_defaults()


@pytest.mark.anyio
async def test_a_failure_is_an_apology_in_dutch() -> None:
    result = await run(Failing(), tracker(SECRET))
    assert result.reply.status is Status.ERROR
    assert is_dutch(result.reply.text)
    assert result.slots == {}


@pytest.mark.anyio
async def test_the_log_tells_what_failed_and_where_but_not_what_was_said() -> None:
    with capture_logs() as lines:
        await run(Failing(), tracker(SECRET))
    (line,) = lines
    assert line["action"] == "action_that_fails"
    assert line["cause"] == "LookupError"
    assert "test_safe_action.py" in line["at"]
    assert "Noor" not in str(line)


@pytest.mark.anyio
async def test_when_hearing_fails_the_school_is_forgotten_rather_than_guessed() -> None:
    def broken() -> Listener:
        raise OSError

    result = await run(FillSlots(broken), tracker("en bij Konot?", before={"school": "asko"}))
    assert result.replies == ()
    assert result.slots == {"school": None, "heard": "not_understood"}
