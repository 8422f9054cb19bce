import json
from pathlib import Path

import pytest

from bot.rendering import HERE, audience, load_looks, norm_word, role_word, url, verdict_word
from knowledge.library import Library
from knowledge.vocabulary import Norm, Role, Verdict


def test_every_key_has_its_own_word() -> None:
    for keys, word in ((Verdict, verdict_word), (Role, role_word), (Norm, norm_word)):
        words = {word(key) for key in keys}
        assert len(words) == len(list(keys))
        assert not any("_" in word for word in words)


def test_a_verdict_without_a_look_stops_the_start(tmp_path: Path) -> None:
    looks = json.loads((HERE / "verdicts.json").read_text())
    del looks["afgeraden"]
    file = tmp_path / "verdicts.json"
    file.write_text(json.dumps(looks))
    with pytest.raises(ValueError, match="afgeraden"):
        load_looks(file)


def test_an_address_holds_only_what_is_given() -> None:
    assert url("/vergelijk", rol="ouder", school="") == "/vergelijk?rol=ouder"
    assert url("/zoeken", zoek="foto's & film") == "/zoeken?zoek=foto%27s+%26+film"
    assert url("/zoeken", zoek="") == "/zoeken"


def test_an_audience_reads_as_people_say_it(library: Library) -> None:
    clauses = library["asko"]
    assert audience(clauses.clause("A.1")) == "medewerkers en leerlingen"
    assert audience(clauses.clause("A.2")) == "iedereen"
