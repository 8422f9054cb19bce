"""The commands, against a gateway in this process."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from click.testing import CliRunner, Result

from bot.app import create_app
from bot.cli import main
from bot.cli.client import Assistant
from bot.cli.failures import ExitCode
from bot.settings import GatewaySettings
from knowledge.library import Library
from tests.bot.fake_rasa import FakeRasa, says
from tests.dutch import is_dutch

Run = Callable[..., Result]
HELLO = says({"status": "small_talk", "text": "Hallo daar."})
WHICH_SCHOOL = says(
    {
        "status": "clarify",
        "asks": "school",
        "text": "Welke school?",
        "choices": [{"title": "ASKO", "value": "/inform_school"}],
    }
)


class InProcess(httpx.BaseTransport):
    """Carries requests of a synchronous client to an application in another thread's event loop."""

    def __init__(self, portal: BlockingPortal, app: httpx.ASGITransport) -> None:
        self._portal = portal
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._portal.call(self._handle, request)

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        response = await self._app.handle_async_request(request)
        raw = b"".join([part async for part in response.aiter_raw()])
        return httpx.Response(response.status_code, headers=response.headers, content=raw)


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def run(rasa: FakeRasa, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    app = create_app(GatewaySettings(build_dir=tmp_path), library=library, transport=rasa.transport)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
    ):
        transport = InProcess(portal, httpx.ASGITransport(app))
        monkeypatch.setattr(main, "Assistant", lambda url: Assistant(url, transport))
        yield lambda *arguments, **options: CliRunner().invoke(main.protocolwijzer, arguments, **options)


def test_schools_and_topics_are_listed(run: Run) -> None:
    assert "asko         ASKO" in run("schools").stdout
    assert len(run("topics").stdout.splitlines()) > 100


def test_ask_shows_the_answer_and_leaves_no_conversation(run: Run, rasa: FakeRasa, tmp_path: Path) -> None:
    rasa.answers = [HELLO, says({"status": "off_topic", "text": "Daar weet ik niets van."})]
    result = run("ask", "hoe laat is het", "--school", "asko", "--role", "ouder")
    assert result.exit_code == 0
    assert "Daar weet ik niets van." in result.stdout
    assert "Hallo daar." not in result.stdout
    assert rasa.messages[0]["metadata"] == {"school": "asko", "role": "ouder", "channel": "cli"}
    assert rasa.messages[0]["sender"].encode() not in (tmp_path / "state" / "gateway.sqlite").read_bytes()


def test_ask_gives_json_as_the_http_interface_does(run: Run, rasa: FakeRasa) -> None:
    rasa.answers = [HELLO, says({"status": "off_topic", "text": "Dat weet ik niet, één ding."})]
    answer = json.loads(run("ask", "x", "--json").stdout)
    assert answer["replies"][0]["text"] == "Dat weet ik niet, één ding."


def test_a_question_back_has_an_exit_code_of_its_own(run: Run, rasa: FakeRasa) -> None:
    rasa.answers = [HELLO, WHICH_SCHOOL]
    result = run("ask", "mag dat?")
    assert result.exit_code == ExitCode.ASKS_BACK
    assert "Welke school?" in result.stdout
    assert "--school" in result.stderr


def test_a_refusal_is_the_dutch_sentence_on_standard_error(run: Run, rasa: FakeRasa) -> None:
    rasa.answers = [HELLO, []]
    result = run("ask", "mag dat?")
    assert result.exit_code == ExitCode.REFUSED
    assert result.stdout == ""
    assert "niet bereikbaar" in result.stderr


def test_a_stack_that_does_not_run_says_how_to_start_it() -> None:
    result = CliRunner().invoke(main.protocolwijzer, ["--url", "http://127.0.0.1:9", "schools"])
    assert result.exit_code == ExitCode.UNREACHABLE
    assert "make run" in result.stderr


@pytest.mark.parametrize("url", ["geen-adres", "ftp://school", "http://127.0.0.1:99999", ""])
def test_an_address_that_cannot_be_used_is_no_traceback(url: str) -> None:
    result = CliRunner().invoke(main.protocolwijzer, ["--url", url, "schools"])
    assert result.exit_code == ExitCode.UNREACHABLE


def test_a_chat_takes_choices_by_number_goes_on_after_an_error_and_is_removed(
    run: Run, rasa: FakeRasa
) -> None:
    rasa.answers = [HELLO, WHICH_SCHOOL, says({"status": "small_talk", "text": "Fijn."}), []]
    result = run("chat", input="mag dat?\n1\nnog iets\n\nstop\n")
    assert result.exit_code == 0
    assert rasa.texts == ["mag dat?", "/inform_school", "nog iets"]
    assert "niet bereikbaar" in result.stderr
    assert result.stdout.rstrip().endswith("Het gesprek is gewist.")


@pytest.mark.parametrize(
    "command", [[], ["ask"], ["chat"], ["schools"], ["topics"], ["draft"], ["index"], ["run"]]
)
def test_help_is_dutch(command: list[str]) -> None:
    text = CliRunner().invoke(main.protocolwijzer, [*command, "--help"]).stdout
    assert text.startswith("Gebruik: protocolwijzer")
    for english in ("Usage", "Options:", "Commands", "OPTIONS", "ARGS", "Show this"):
        assert english not in text
    assert is_dutch(text.split("\n\n")[1])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["vraag"], "De opdracht 'vraag' bestaat niet."),
        (["ask"], "Dit argument ontbreekt"),
        (["ask", "x", "--role", "tovenaar"], "is niet een van"),
        (["ask", "x", "y"], "Dit argument is er een te veel"),
        (["ask", "x", "--skool", "asko"], "De optie '--skool' bestaat niet."),
    ],
)
def test_wrong_usage_is_explained_in_dutch(arguments: list[str], says: str) -> None:
    result = CliRunner().invoke(main.protocolwijzer, arguments)
    assert result.exit_code == ExitCode.USAGE
    assert says in result.stderr
    assert "for help" not in result.stderr
