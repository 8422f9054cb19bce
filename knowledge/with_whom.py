"""With whom somebody has contact: what tells "met een leerling" from "met een ouder" when a pupil or a parent
asks what staff may do.

"Mag de juf mij toevoegen?" is about a pupil when a pupil asks it and about a parent when a parent does, and
"vriend worden met mijn kind" is about a pupil whoever asks. Words alone do not say so.
"""

import re
from collections.abc import Mapping

from knowledge.people import persons_in
from knowledge.vocabulary import Role

ODDS = 50.0
"""How much likelier the person who is found makes the topic. On the training questions of pupils and parents
about staff the person found is the right one in 98 of 100.
"""
OURSELVES = re.compile(
    r"\b(?:mij|me|ons)\b(?! (?:zoon|dochter|kind|kids|school|klas|team|mentor|juf|meester|leraar|app|insta"
    r"|snap|account|tel|telefoon|ouders|moeder|vader))",
    re.IGNORECASE,
)
"""The writer as the one to whom something is done; "me" may also stand for "mijn"."""
BELONGING = re.compile(
    r"\bvan (?:(?:mijn|mn|m'n|onze|ons|haar|zijn|hun|me|de|een|het|eigen) )*\w+", re.IGNORECASE
)
"""Whose teacher it is, not with whom: "de juf van mijn zoon"."""


def other_person(text: str, asker: Role) -> Role | None:
    """With whom staff would have contact in a question `asker` asks; None when that is not clear."""
    if asker is Role.MEDEWERKER:
        return None
    persons = persons_in(BELONGING.sub(" ", text))
    if OURSELVES.search(text):
        return asker
    others = [
        role for role in persons.mentioned if role is not Role.MEDEWERKER and role not in persons.subjects
    ]
    if others:
        return others[0] if len(others) == 1 else None
    return asker if persons.asker_is_subject else None


def weighed(topics: Mapping[str, float], with_whom: Mapping[str, Role], other: Role) -> Mapping[str, float]:
    """The probabilities of `topics` once it is known that the other person is in the role `other`.

    Only those in `with_whom` change, and together they keep their probability.
    """
    known = {topic: topics[topic] for topic in with_whom if topic in topics}
    odds = {topic: share * (ODDS if with_whom[topic] is other else 1.0) for topic, share in known.items()}
    total = sum(odds.values())
    if total == 0.0:
        return topics
    return {**topics, **{topic: share * sum(known.values()) / total for topic, share in odds.items()}}
