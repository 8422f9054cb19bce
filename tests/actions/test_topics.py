"""What the action server says a text may be about."""

from actions.topics import TopicQuery, guesses
from knowledge.advisor import Advisor


def test_a_case_is_recognised_by_its_topic(advisor: Advisor) -> None:
    text = "Mila stuurt haar juf een vriendschapsverzoek. Mag de juf vrienden worden met Mila?"
    found = guesses(advisor, TopicQuery(text=text, limit=3))
    assert "vrienden-medewerker-met-leerling" in [guess.topic for guess in found]
    assert [guess.probability for guess in found] == sorted((g.probability for g in found), reverse=True)


def test_a_text_about_nothing_of_protocols_gets_no_topic(advisor: Advisor) -> None:
    assert guesses(advisor, TopicQuery(text="Hoe bak ik een appeltaart?", limit=3)) == []
