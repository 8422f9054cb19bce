"""The commands that do their work on this machine. They load much, so only when they are called."""

from pathlib import Path

import click

from bot.cli.printing import OPTIONS


@click.command(options_metavar=OPTIONS)
def index() -> None:
    """Bouw de zoekindex, als de protocollen of het taalmodel veranderd zijn."""
    from knowledge.errors import KnowledgeError
    from knowledge.index import main as build_index

    try:
        build_index()
    except KnowledgeError as error:
        raise click.ClickException(str(error)) from error


@click.command(options_metavar=OPTIONS)
def run() -> None:
    """Start de assistent op deze computer. Ctrl-C stopt hem."""
    from bot.stack.run import main as run_stack

    raise SystemExit(run_stack())


@click.command(options_metavar=OPTIONS)
@click.argument("source", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", metavar="NAAM", required=True, help="De naam van de school of stichting.")
@click.option("--school", metavar="SLEUTEL", help="De sleutel van de school, anders de naam van het bestand.")
def draft(source: Path, organisation: str, school: str | None) -> None:
    """Maak een concept-protocolbestand voor een nieuwe school uit de tekst van haar protocol."""
    from knowledge.draft import write_draft
    from knowledge.settings import KnowledgeSettings

    protocols = KnowledgeSettings().knowledge_dir / "protocols"
    try:
        file = write_draft(source, school or source.stem, organisation, protocols)
    except FileExistsError as error:
        raise click.ClickException(f"Er is al een protocolbestand: {error.filename}") from error
    click.echo(f"Het concept staat in {file}. Vul het aan: docs/protocolbestand.md legt uit hoe.")


@click.command(options_metavar=OPTIONS)
def feedback() -> None:
    """Laat zien wat mensen van de antwoorden vonden, de regel met de meeste klachten eerst."""
    import anyio

    from bot.errors import StoreUnavailable
    from bot.feedback_store import FeedbackStore, summary
    from bot.stack.settings import StackSettings

    try:
        rows = anyio.run(FeedbackStore(StackSettings().feedback_file).all)
    except StoreUnavailable as error:
        raise click.ClickException("Er is nog geen mening bewaard.") from error
    for line in summary(rows):
        click.echo(line)
