import pytest

from actions.citations import citation_of
from actions.reply import Citation, Reply, Status
from bot.errors import RasaUnavailable
from bot.provenance import check_provenance
from knowledge.library import Library
from knowledge.ruling import CitedClause


@pytest.fixture
def citation(library: Library) -> Citation:
    clause = library["asko"].clause("A.6")
    return citation_of(CitedClause(clause, clause.text), library["asko"])


def cite(citation: Citation) -> tuple[Reply, ...]:
    return (Reply(status=Status.ANSWER, text="Nee.", citations=(citation,)),)


def test_a_verbatim_citation_passes(citation: Citation, library: Library) -> None:
    check_provenance(cite(citation), library)


@pytest.mark.parametrize(
    "change",
    [
        {"school": "konot"},
        {"school": "elders"},
        {"clause": "A.7"},
        {"clause": "Z.9"},
        {"quote": "Alles mag."},
    ],
)
def test_a_citation_that_is_not_in_the_library_is_refused(
    citation: Citation, library: Library, change: dict[str, str]
) -> None:
    wrong = citation.model_copy(update=change)
    with pytest.raises(RasaUnavailable):
        check_provenance(cite(wrong), library)
    with pytest.raises(RasaUnavailable):
        check_provenance(
            (Reply(status=Status.NOT_COVERED, text="Niet geregeld.", related=(wrong,)),), library
        )
