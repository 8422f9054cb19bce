from bot.rendering import audience, norm_word, role_word, verdict_word
from knowledge.library import Library
from knowledge.vocabulary import Norm, Role, Verdict


def test_every_key_has_its_own_word() -> None:
    for keys, word in ((Verdict, verdict_word), (Role, role_word), (Norm, norm_word)):
        words = {word(key) for key in keys}
        assert len(words) == len(list(keys))
        assert not any("_" in word for word in words)


def test_the_chat_uses_the_same_words() -> None:
    from bot.rendering import STATIC

    script = (STATIC / "render.js").read_text(encoding="utf-8")
    for verdict in Verdict:
        assert f'{verdict}: "{verdict_word(verdict)}"' in script


def test_an_audience_reads_as_people_say_it(library: Library) -> None:
    clauses = library["asko"]
    assert audience(clauses.clause("A.1")) == "medewerkers en leerlingen"
    assert audience(clauses.clause("A.2")) == "iedereen"
