"""The commands that show what the assistant knows."""

import click

from bot.cli.client import Assistant
from bot.cli.printing import OPTIONS


@click.command(options_metavar=OPTIONS)
@click.pass_obj
def schools(assistant: Assistant) -> None:
    """Laat de scholen zien waarvan het protocol bekend is."""
    for school in assistant.schools():
        click.echo(f"{school.school:<12} {school.organisation} – {school.title} ({school.edition})")


@click.command(options_metavar=OPTIONS)
@click.pass_obj
def topics(assistant: Assistant) -> None:
    """Laat de onderwerpen zien waarover protocollen iets kunnen zeggen."""
    for topic in assistant.topics():
        click.echo(f"{topic.topic:<46} {topic.title}")
