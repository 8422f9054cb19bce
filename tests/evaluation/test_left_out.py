"""A school that is left out is proposed from the others; its own annotations are not looked at."""

from knowledge.library import Library, load_library
from tests.evaluation.left_out import without_annotations


def test_a_left_out_school_keeps_its_words_and_loses_what_people_made_of_them() -> None:
    library: Library = load_library()
    for protocol in library:
        bare = without_annotations(protocol)
        assert [(c.id, c.text) for c in bare.clauses] == [(c.id, c.text) for c in protocol.clauses]
        assert not any(c.topics or c.conditions or c.plain for c in bare.clauses)
        assert bare.awaits_review
        assert not protocol.awaits_review
