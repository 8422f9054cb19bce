"""All protocols together, loaded and checked once at the start of a process."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from knowledge.clause import Clause
from knowledge.data_file import read_data_file
from knowledge.errors import DataError, UnknownSchool
from knowledge.protocol import Protocol
from knowledge.source import Span, clause_spans, read_repairs, repaired_source
from knowledge.topics import Topics, load_topics

KNOWLEDGE = Path(__file__).parent


class Library:
    """The protocols by school key, in alphabetical order of that key."""

    def __init__(self, protocols: Iterable[Protocol], topics: Topics) -> None:
        self._protocols = {
            protocol.school: protocol for protocol in sorted(protocols, key=lambda p: p.school)
        }
        self.topics = topics

    @property
    def schools(self) -> tuple[str, ...]:
        """The school keys."""
        return tuple(self._protocols)

    @property
    def protocols(self) -> tuple[Protocol, ...]:
        """The protocols, in the order of `schools`."""
        return tuple(self._protocols.values())

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of every school: school after school, each in the order of its document."""
        return tuple(clause for protocol in self.protocols for clause in protocol.clauses)

    def __getitem__(self, school: str) -> Protocol:
        try:
            return self._protocols[school]
        except KeyError:
            raise UnknownSchool(school) from None

    def __contains__(self, school: object) -> bool:
        return school in self._protocols

    def __iter__(self) -> Iterator[Protocol]:
        return iter(self.protocols)


def load_library(directory: Path = KNOWLEDGE) -> Library:
    """The protocols under `directory`, each proven against its source.

    `directory` holds protocols/*.yaml, sources/*, repairs.yaml and topics.yaml. Raises `DataError` at the
    first thing that is wrong.
    """
    topics = load_topics(directory / "topics.yaml")
    files = sorted((directory / "protocols").glob("*.yaml"))
    if not files:
        raise DataError(
            directory / "protocols", None, "er staat geen enkel protocol", "voeg een bestand school.yaml toe"
        )
    library = Library([read_protocol(file, topics) for file in files], topics)
    for protocol in library:
        spans_of(protocol, directory)
    return library


def read_protocol(file: Path, topics: Topics) -> Protocol:
    """One protocol file, its topics checked against the list of topics; raises `DataError`."""
    protocol = read_data_file(file, Protocol)
    if protocol.school != file.stem:
        raise DataError(
            file, 1, f"de school heet {protocol.school!r}", f"noem het bestand {protocol.school}.yaml"
        )
    for clause in protocol.clauses:
        for rule in clause.topics:
            if rule.topic not in topics:
                raise DataError(
                    file,
                    None,
                    f"{clause.id} noemt het onbekende onderwerp {rule.topic!r}",
                    "kies een onderwerp uit knowledge/topics.yaml",
                )
    return protocol


def spans_of(protocol: Protocol, directory: Path = KNOWLEDGE) -> dict[str, Span]:
    """Where every clause stands in the repaired source; raises `DataError` when file and source part."""
    repairs = read_repairs(directory / "repairs.yaml").repairs.get(protocol.school, ())
    source = repaired_source(directory / "sources" / protocol.source, repairs)
    return clause_spans(protocol, source, directory / "protocols" / f"{protocol.school}.yaml")
