"""The commands that hold a conversation: `ask` for one question, `chat` for as many as you like."""

import json
import sys

import click

from actions.reply import Asks, Reply, Status
from bot.api import Replies
from bot.cli.client import Assistant, Talk
from bot.cli.failures import ExitCode, Refused
from bot.cli.printing import OPTIONS, chosen, lines_of
from knowledge.vocabulary import Role

STOP_WORDS = frozenset({"stop", "einde", "exit", "quit"})
ASKS_BACK = {
    Asks.SCHOOL: "De assistent wil weten om welke school het gaat. Noem die met --school.",
    Asks.ROLE: "De assistent wil weten wie je bent. Zeg het met --role.",
}

role_option = click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    help="Wie vraagt: medewerker, leerling of ouder.",
)
school_option = click.option(
    "--school", metavar="SCHOOL", help="De school, zoals 'protocolwijzer schools' ze noemt."
)


@click.command(options_metavar=OPTIONS)
@click.argument("question", metavar="VRAAG")
@school_option
@role_option
@click.option("--json", "as_json", is_flag=True, help="Geef het antwoord als JSON, zoals de HTTP-interface.")
@click.pass_obj
def ask(assistant: Assistant, question: str, school: str | None, role: str | None, as_json: bool) -> None:
    """Stel één vraag en laat het antwoord zien, met het citaat en de plaats ervan.

    Het gesprek wordt daarna gewist. Vraagt de assistent eerst iets terug, dan is de eindcode 5.
    """
    with assistant.talk(school, Role(role) if role else None) as talk:
        replies = talk.say(question)
    if as_json:
        answer = Replies(replies=replies).model_dump(mode="json")
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _print(replies, assistant.url)
    _leave_with_code(replies)


@click.command(options_metavar=OPTIONS)
@school_option
@role_option
@click.pass_obj
def chat(assistant: Assistant, school: str | None, role: str | None) -> None:
    """Voer een gesprek. Typ het nummer van een keuze, of 'stop' om te stoppen.

    Als je stopt, wordt het gesprek gewist.
    """
    with assistant.talk(school, Role(role) if role else None) as talk:
        _print(talk.greeting, assistant.url)
        _converse(talk, talk.greeting, assistant.url)
    click.echo("Het gesprek is gewist.")


def _converse(talk: Talk, replies: tuple[Reply, ...], url: str) -> None:
    while (typed := _read()) is not None:
        try:
            replies = talk.say(chosen(typed, tuple(choice for reply in replies for choice in reply.choices)))
        except Refused as refusal:
            if refusal.status == 404:
                raise
            refusal.show()
            continue
        _print(replies, url)


def _read() -> str | None:
    """The next line with something in it, or None when the person stops."""
    while True:
        try:
            typed = input("\nJij: " if sys.stdin.isatty() else "")
        except (EOFError, KeyboardInterrupt):
            return None
        if typed.strip().casefold() in STOP_WORDS:
            return None
        if typed.strip():
            return typed


def _print(replies: tuple[Reply, ...], url: str) -> None:
    for reply in replies:
        click.echo()
        for line in lines_of(reply, url):
            click.echo(line)


def _leave_with_code(replies: tuple[Reply, ...]) -> None:
    last = replies[-1]
    if last.status is Status.ERROR:
        raise SystemExit(ExitCode.REFUSED)
    if last.status is Status.CLARIFY:
        if last.asks in ASKS_BACK:
            click.echo(ASKS_BACK[last.asks], err=True)
        raise SystemExit(ExitCode.ASKS_BACK)
