"""Schools side by side on one topic, each with its verdict and its own citation."""

from collections.abc import Callable, Sequence

from actions import services
from actions.answer_text import PLURAL
from actions.answering import Answering
from actions.choices import role_choices
from actions.citations import citation_of
from actions.memory import NOTHING_PENDING, answered, waiting
from actions.reply import Asks, Reply, Status
from actions.safe_action import Outcome
from actions.small_replies import offer
from actions.turn import Turn
from knowledge.acts import Act
from knowledge.comparison import subject_of
from knowledge.form import Form
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.people import persons_in
from knowledge.question import Question
from knowledge.ruling import Ruling
from knowledge.topic_finder import TopicFinder
from knowledge.vocabulary import Role, Verdict

VERDICT_WORDS = {
    Verdict.NEE: "nee",
    Verdict.JA: "ja",
    Verdict.JA_MITS: "ja, mits aan een voorwaarde is voldaan",
    Verdict.AFGERADEN: "afgeraden, niet verboden",
    Verdict.NIET_GEREGELD: "niet geregeld, daar staat geen regel over in het protocol",
    Verdict.INFO: "daar staat uitleg over in het protocol",
}


class Comparing:
    """Compares schools on the topic of a message, or on that of the answer before it."""

    def __init__(
        self,
        answering: Answering,
        library: Callable[[], Library] = services.library,
        names: Callable[[], SchoolNames] = services.school_names,
        finder: Callable[[], TopicFinder] = services.topic_finder,
    ) -> None:
        self._answering = answering
        self._library = library
        self._names = names
        self._finder = finder

    def __call__(self, turn: Turn, text: str, *, first: tuple[Reply, ...] = ()) -> Outcome:
        """One line a school, as `text` asks for.

        When the lines hang on the role and none is known, those for the people whom most schools have a rule
        for, said to be that, with the roles to choose from.
        """
        library = self._library()
        schools = self._schools(turn, text)
        subject = subject_of(text, self._names().words)
        topic = self._finder().meant_by(subject) or turn.memory.ruled_topic
        if topic is None:
            text = "Ik kan scholen vergelijken, op één onderwerp tegelijk. Bedoel je een van deze vragen?"
            return Outcome((*first, offer(text, self._finder().named("foto"))), NOTHING_PENDING)
        asked = library.topics[topic].question
        leaning_on = None if subject else turn.memory.last_asker
        asker = leaning_on or turn.role or _only_person_in(text)
        rulings = self._rulings(asked, topic, schools, asker)
        known = turn.school or schools[0]
        remembered = answered(Question(asked, known, asker, topic, form=Form.MAG))
        if not any(ruling.role_needed for ruling in rulings):
            return Outcome((*first, _side_by_side(asked, rulings)), remembered)
        role, rulings = max(
            ((role, self._rulings(asked, topic, schools, role)) for role in Role),
            key=lambda of_role: sum(bool(ruling.clauses) for ruling in of_role[1]),
        )
        told = _side_by_side(asked, rulings, f", voor {PLURAL[role]}").model_copy(
            update={"asks": Asks.ROLE, "choices": role_choices()}
        )
        return Outcome((*first, told), {**remembered, **waiting(text, Act.COMPARISON)})

    def _rulings(
        self, asked: str, topic: str, schools: Sequence[str], asker: Role | None
    ) -> tuple[Ruling, ...]:
        return tuple(
            self._answering.rule(Question(asked, school, asker, topic, form=Form.MAG)) for school in schools
        )

    def _schools(self, turn: Turn, text: str) -> Sequence[str]:
        """The schools that are named, with that of the conversation when there is only one; else all."""
        named = self._names().find(text).candidates
        if len(named) == 1 and turn.school and turn.school not in named:
            return (turn.school, *named)
        return named if len(named) > 1 else self._library().schools


def _only_person_in(text: str) -> Role | None:
    """The role of the people that `text` speaks of, when it speaks of people in one role."""
    mentioned = persons_in(text).mentioned
    return mentioned[0] if len(mentioned) == 1 else None


def _side_by_side(asked: str, rulings: Sequence[Ruling], whom: str = "") -> Reply:
    lines = [f"{ruling.protocol.organisation}: {_line(ruling)}." for ruling in rulings]
    citations = tuple(citation_of(ruling.clauses[0], ruling.protocol) for ruling in rulings if ruling.clauses)
    return Reply(
        status=Status.ANSWER if citations else Status.NOT_COVERED,
        verdict=None if citations else Verdict.NIET_GEREGELD,
        text="\n".join((f"{asked} Zo staat het bij elke school{whom}:", *lines)),
        citations=citations,
    )


def _line(ruling: Ruling) -> str:
    if not ruling.unreviewed:
        return VERDICT_WORDS[ruling.verdict]
    found = VERDICT_WORDS[ruling.verdict] if ruling.clauses else "geen regel gevonden"
    return f"{found} (nog niet nagekeken door de school)"
