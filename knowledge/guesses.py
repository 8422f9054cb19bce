"""What the classifier of intents guesses, weighed against the moment in the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.acts import ACT_OF_INTENT, EMPTY, LEANING, Act

SURE = 0.5
"""A guess that is at least this sure counts when the words of the message say something else as well."""
LIKELY = 0.3
"""Among the acts that are possible for empty words, one needs at least this share of the guesses."""

Guesses = Sequence[tuple[str, float]]
"""Intents with their probabilities, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the conversation a message comes.

    `answered`: a question was answered before. `asked` is what the last reply asked for: "school", "role",
    "condition" or None. `conditions` are the kinds of the conditions on which that answer hangs. `own` is the
    writer's own school, `away` says that the last answer was about another one, or about several.
    """

    answered: bool = False
    asked: str | None = None
    conditions: frozenset[str] = frozenset()
    own: str | None = None
    away: bool = False


def without_distress(guesses: Guesses) -> Guesses:
    """The guesses that are left when it is known that this is no distress: the triage has decided that."""
    left = [
        (intent, probability)
        for intent, probability in guesses
        if ACT_OF_INTENT.get(intent, Act.DISTRESS) is not Act.DISTRESS
    ]
    total = sum(probability for _, probability in left) or 1.0
    return [(intent, probability / total) for intent, probability in left]


def best_of(guesses: Guesses) -> tuple[Act, float]:
    """The act of the likeliest guess, and how likely it is."""
    return (ACT_OF_INTENT[guesses[0][0]], guesses[0][1]) if guesses else (Act.NOT_UNDERSTOOD, 0.0)


def act_of_empty(guesses: Guesses, moment: Moment) -> Act:
    """The likeliest act that words without content can do at this moment."""
    shares: dict[Act, float] = {}
    for intent, probability in guesses:
        act = ACT_OF_INTENT[intent]
        shares[act] = shares.get(act, 0.0) + probability
    if moment.asked != "condition":
        shares[Act.CONDITION] = shares.get(Act.CONDITION, 0.0) / 2
    possible = {act: share for act, share in shares.items() if act in EMPTY or act is Act.NOT_UNDERSTOOD}
    best = max(possible, key=lambda act: possible[act], default=Act.NOT_UNDERSTOOD)
    leans_on_nothing = best in LEANING and not moment.answered
    if possible.get(best, 0.0) < (SURE if leans_on_nothing else LIKELY):
        return (
            Act.FOLLOW_UP if moment.answered and shares.get(Act.QUESTION, 0.0) >= SURE else Act.NOT_UNDERSTOOD
        )
    if best is Act.CONDITION and moment.asked != "condition":
        return Act.NOT_UNDERSTOOD
    return best
