"""The commands that do their work on this machine. They load much, so only when they are called."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.printing import OPTIONS

if TYPE_CHECKING:
    from knowledge.protocol import Protocol


@click.command(options_metavar=OPTIONS)
def index() -> None:
    """Bouw de zoekindex, als de protocollen of het taalmodel veranderd zijn."""
    from knowledge.errors import KnowledgeError
    from knowledge.index import main as build_index
    from knowledge.library import load_library
    from knowledge.settings import KnowledgeSettings

    try:
        load_library(KnowledgeSettings().knowledge_dir)  # what is wrong with the files is said first
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
    from knowledge.errors import KnowledgeError
    from knowledge.settings import KnowledgeSettings

    key = school or source.stem
    try:
        file = write_draft(source, key, organisation, KnowledgeSettings().knowledge_dir / "protocols")
    except FileExistsError as error:
        raise click.ClickException(f"Er is al een protocolbestand: {error.filename}") from error
    click.echo(f"Het concept staat in {file}. Vul het aan: docs/protocolbestand.md legt uit hoe.")
    try:
        _propose(key)
    except KnowledgeError as error:
        click.echo(f"Er staan nog geen voorstellen in: {error}")


@click.command(options_metavar=OPTIONS)
@click.argument("school", metavar="SLEUTEL")
def propose(school: str) -> None:
    """Stel onderwerpen voor bij de clausules van een school waar nog niemand iets heeft ingevuld."""
    from knowledge.errors import KnowledgeError

    try:
        _propose(school)
    except KnowledgeError as error:
        raise click.ClickException(str(error)) from error


@click.command(options_metavar=OPTIONS)
@click.argument("school", metavar="[SLEUTEL]", required=False)
def review(school: str | None) -> None:
    """Laat zien wat er in de protocolbestanden nog nagekeken moet worden."""
    from knowledge.errors import KnowledgeError
    from knowledge.library import load_library
    from knowledge.settings import KnowledgeSettings

    try:
        library = load_library(KnowledgeSettings().knowledge_dir)
        protocols = (library[school],) if school else library.protocols
    except KnowledgeError as error:
        raise click.ClickException(str(error)) from error
    for protocol in protocols:
        for line in awaiting_review(protocol, in_detail=school is not None):
            click.echo(line)


def awaiting_review(protocol: "Protocol", *, in_detail: bool) -> Iterator[str]:
    """How many proposals and untouched clauses of a protocol await review; `in_detail` names them too."""
    proposed = [(clause, rule) for clause in protocol.clauses for rule in clause.topics if rule.proposed]
    untouched = [clause for clause in protocol.clauses if clause.awaits_review and not clause.topics]
    yield (
        f"{protocol.school:<12} {len(proposed)} voorstellen om na te kijken, "
        f"{len(untouched)} clausules waar nog niemand iets bij schreef"
    )
    if in_detail:
        yield from (f"  {clause.id:<20} {rule.topic:<46} {rule.verdict}" for clause, rule in proposed)
        yield from (f"  {clause.id:<20} –" for clause in untouched)


def _propose(school: str) -> None:
    from knowledge.proposals.writing import propose_for
    from knowledge.settings import KnowledgeSettings

    number = propose_for(school, KnowledgeSettings())
    click.echo(f"{number} voorstellen erbij geschreven. Bekijk ze met `protocolwijzer review {school}`.")


@click.command(options_metavar=OPTIONS)
def feedback() -> None:
    """Laat zien wat mensen van de antwoorden vonden, de regel met de meeste klachten eerst."""
    import anyio

    from bot.errors import StoreUnavailable
    from bot.feedback_store import FeedbackStore, summary
    from bot.stack.settings import StackSettings

    file = StackSettings().feedback_file
    if not file.exists():
        raise click.ClickException("Er is nog geen mening bewaard.")
    try:
        rows = anyio.run(FeedbackStore(file).all)
    except StoreUnavailable as error:
        raise click.ClickException(f"De meningen in {file} zijn niet te lezen: {error.reason}.") from error
    for line in summary(rows):
        click.echo(line)
