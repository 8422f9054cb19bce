from pathlib import Path

import pytest

from knowledge.distress import Distress, DistressKind
from knowledge.errors import DataError
from knowledge.help import Help, load_help
from knowledge.library import KNOWLEDGE, Library
from knowledge.vocabulary import Role
from tests.dutch import is_dutch


@pytest.fixture(scope="module")
def help_() -> Help:
    return load_help()


def phones(help_: Help, distress: Distress | None, role: Role) -> list[str | None]:
    return [line.phone for line in help_.helplines(distress, role)]


@pytest.mark.parametrize(
    ("kind", "phone"),
    [
        (DistressKind.SUICIDE, "0800-0113"),
        (DistressKind.THUIS, "0800-2000"),
        (DistressKind.NAAKTBEELD, "020-2615275"),
        (DistressKind.AFPERSING, "020-2615275"),
        (DistressKind.GROOMING, "0900-1113111"),
    ],
)
def test_the_national_help_fits_the_kind(help_: Help, kind: DistressKind, phone: str) -> None:
    for role in Role:
        assert phone in phones(help_, Distress(kind), role)


def test_children_are_given_the_kindertelefoon_and_adults_are_not(help_: Help) -> None:
    for kind in DistressKind:
        assert "0800-0432" in phones(help_, Distress(kind), Role.LEERLING)
        assert "0800-0432" not in phones(help_, Distress(kind), Role.OUDER)


def test_what_cannot_wait_names_112_first(help_: Help) -> None:
    for kind in DistressKind:
        for role in Role:
            assert phones(help_, Distress(kind, acute=True), role)[0] == "112"


def test_everybody_is_given_some_help_whatever_it_is(help_: Help) -> None:
    for role in Role:
        assert help_.helplines(None, role)


def test_the_words_are_short_and_dutch(help_: Help) -> None:
    for kind in help_.kinds.values():
        for role in Role:
            words = kind.words(role)
            text = " ".join((words.heard, *words.now))
            assert is_dutch(text)
            sentences = text.replace("?", ".").replace(":", ".").split(". ")
            assert max(len(sentence.split()) for sentence in sentences) <= 18, text


def test_the_people_for_distress_are_named_by_the_protocol(library: Library) -> None:
    named = {
        (protocol.school, contact.name)
        for protocol in library
        for contact in protocol.contacts
        if Role.LEERLING in contact.helps
    }
    assert named == {
        ("tweespan", "anti-pestcoördinator"),
        ("tweespan", "IB'er"),
        ("tweespan", "schoolleiding"),
        ("oog", "je leraar of mentor"),
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("phone: 0800-0113", "phone: 0800 bel"),
        ("kinds: [suicide]", "kinds: [verdriet]"),
        ("  anders:", "  iets:"),
        ("url: https://www.meldknop.nl", "url: http://www.meldknop.nl"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, before: str, after: str) -> None:
    text = (KNOWLEDGE / "help.yaml").read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "help.yaml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DataError):
        load_help(file)
