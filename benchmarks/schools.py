"""Many schools: made from the clauses of the real ones, as no board of 2,000 schools lies at hand."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from itertools import groupby

import numpy as np

from knowledge.clause import Clause
from knowledge.index import Index, flat_index
from knowledge.library import Library
from knowledge.protocol import Protocol, Section

CLAUSES = 50
"""Clauses of each school: 2,000 schools have 100,000."""

Place = tuple[int, Section, Clause]
"""The row of a real clause, the section in which it stands, and the clause."""


def recombined(library: Library, schools: int) -> tuple[Library, list[int]]:
    """A library of `schools` schools, each with `CLAUSES` clauses drawn from all real ones by a fixed seed.

    Also gives, for every clause of it, the row of the real clause that it repeats. A clause keeps its
    section, so its passage is the real one. Every protocol is checked as one that is read from a file.
    """
    random = np.random.default_rng(0)
    places = list(_places(library))
    protocols: list[Protocol] = []
    rows: list[int] = []
    for number in range(schools):
        drawn = [places[row] for row in sorted(random.choice(len(places), CLAUSES, replace=False))]
        protocols.append(_protocol(f"school-{number:06}", drawn))
        rows.extend(row for row, _, _ in drawn)
    return Library(protocols, library.topics), rows


def index_of(library: Library, rows: list[int], real: Library, index: Index) -> Index:
    """The index of a recombined library; the vectors are those of the real clauses in `rows`."""
    vectors = flat_index(index.vectors.reconstruct_n(0, index.vectors.ntotal)[rows])
    digests = [index.manifest.passages[real.clauses[row].key] for row in rows]
    passages = dict(zip((clause.key for clause in library.clauses), digests, strict=True))
    return replace(index, manifest=replace(index.manifest, passages=passages), vectors=vectors)


def _places(library: Library) -> Iterator[Place]:
    rows = {clause.key: row for row, clause in enumerate(library.clauses)}
    for protocol in library:
        for section in protocol.sections:
            for clause in section.clauses:
                yield rows[clause.key], section, clause


def _protocol(school: str, drawn: list[Place]) -> Protocol:
    sections = [
        {
            **asdict(replace(section, clauses=())),
            "id": f"{section.id}-{number}",
            "clauses": [_clause(clause) for _, _, clause in places],
        }
        for number, (section, places) in enumerate(
            (section, list(places)) for section, places in groupby(drawn, key=lambda place: place[1])
        )
    ]
    return Protocol.model_validate(
        {
            "school": school,
            "organisation": f"School {school}",
            "aliases": [school],
            "title": "Protocol",
            "edition": "zonder datum",
            "source": f"{school}.txt",
            "sections": sections,
        }
    )


def _clause(clause: Clause) -> dict[str, object]:
    """What a protocol file would say of the clause; its number alone is not unique once schools are mixed."""
    content = {**_fields(clause), "id": f"{clause.school}.{clause.id}", "belongs_to": None}
    return content if clause.annotated else {**content, "topics": None}


@cache
def _fields(clause: Clause) -> dict[str, object]:
    return asdict(clause)
