"""The buttons under an answer: choices, and a thumb up or down.

A button holds a short id; what it stands for stays here, so a button cannot be forged and fits every channel.
"""

from dataclasses import dataclass

from actions.reply import Reply, Status
from bot.feedback_store import Feedback

RATED = frozenset({Status.ANSWER, Status.NOT_COVERED})
HELPFUL, NOT_HELPFUL = "goed", "slecht"
THUMBS = {HELPFUL: "👍", NOT_HELPFUL: "👎"}
THANKS = "Dank je wel!"


@dataclass(frozen=True, slots=True)
class Button:
    """What a person sees and what comes back; without `data` it only says what was done."""

    title: str
    data: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A reply that was shown with buttons, and what has been done with them."""

    id: str
    reply: Reply
    chosen: int | None = None
    rated: bool = False

    def rows(self) -> tuple[tuple[Button, ...], ...]:
        """The buttons to show now: the choices below one another, the thumbs side by side."""
        return (*self._choices(), *self._thumbs())

    def _choices(self) -> tuple[tuple[Button, ...], ...]:
        choices = self.reply.choices
        if self.chosen is not None:
            return ((Button(f"✓ {choices[self.chosen].title}"),),)
        return tuple((Button(choice.title, f"{self.id}.{place}"),) for place, choice in enumerate(choices))

    def _thumbs(self) -> tuple[tuple[Button, ...], ...]:
        if self.reply.status not in RATED:
            return ()
        if self.rated:
            return ((Button(THANKS),),)
        return (tuple(Button(thumb, f"{self.id}.{what}") for what, thumb in THUMBS.items()),)


def has_buttons(reply: Reply) -> bool:
    """Whether there is anything to press under a reply."""
    return bool(reply.choices) or reply.status in RATED


def opinion(reply: Reply, *, helpful: bool) -> Feedback:
    """What is kept of a thumb: the answer it was about, and nothing of the person."""
    first = reply.citations[0] if reply.citations else None
    return Feedback(
        helpful=helpful,
        word=None,
        status=reply.status,
        verdict=reply.verdict,
        school=first.school if first else None,
        clause=first.clause if first else None,
    )
