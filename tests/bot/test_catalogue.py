from bot.catalogue import ProtocolView, compare_schools, in_order
from knowledge.library import Library
from knowledge.vocabulary import Role


def test_a_comparison_has_one_verdict_for_each_school_and_role(library: Library) -> None:
    topic = next(iter(library.topics))
    compared = compare_schools(library, topic, (Role.OUDER, Role.LEERLING))
    assert compared.title == library.topics[topic].title
    assert [(entry.role, entry.school) for entry in compared.schools] == [
        (role, school) for role in (Role.OUDER, Role.LEERLING) for school in library.schools
    ]


def test_a_view_of_a_protocol_keeps_the_order_of_the_document(library: Library) -> None:
    for protocol in library.protocols:
        ids = [clause.id for section in ProtocolView.of(protocol).sections for clause in section.clauses]
        assert ids == [clause.id for clause in protocol.clauses]


def test_roles_are_always_in_the_same_order() -> None:
    assert in_order(frozenset(Role)) == (Role.MEDEWERKER, Role.LEERLING, Role.OUDER)
