"""Schools side by side on one topic, each with its verdict and its own citation."""

from collections.abc import Callable, Iterable, Sequence

from actions import services
from actions.answering import Answering
from actions.citations import citation_of
from actions.memory import NOTHING_PENDING, answered, waiting
from actions.reply import Reply, Status
from actions.safe_action import Outcome
from actions.small_replies import ask_role, offer
from actions.turn import Turn
from knowledge.acts import Act
from knowledge.comparison import subject_of, topic_to_compare
from knowledge.follow_ups import FollowUps
from knowledge.form import Form
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.question import Question
from knowledge.ruling import Ruling
from knowledge.vocabulary import Verdict

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
        follow_ups: Callable[[], FollowUps] = services.follow_ups,
        ranked: Callable[[str], Sequence[tuple[str, float]]] = services.topics_of,
    ) -> None:
        self._answering = answering
        self._library = library
        self._names = names
        self._follow_ups = follow_ups
        self._ranked = ranked

    def __call__(self, turn: Turn, text: str, *, first: tuple[Reply, ...] = ()) -> Outcome:
        """One line a school, as `text` asks for; the question for the role when the lines hang on it."""
        library = self._library()
        schools = self._schools(turn, text)
        subject = subject_of(text, self._names().words)
        topic = topic_to_compare(subject, self._follow_ups(), self._ranked) or turn.memory.ruled_topic
        if topic is None:
            topics = [library.topics[key] for key in self._follow_ups().topics_of("foto")]
            text = "Ik kan scholen vergelijken, op één onderwerp tegelijk. Bedoel je een van deze vragen?"
            return Outcome((*first, offer(text, topics)), NOTHING_PENDING)
        asker = turn.memory.last_asker or turn.role if not subject else turn.role
        asked = library.topics[topic].question
        questions = [Question(asked, school, asker, topic, form=Form.MAG) for school in schools]
        rulings = [self._answering.rule(question) for question in questions]
        if any(ruling.role_needed for ruling in rulings):
            return Outcome((*first, ask_role()), waiting(text, Act.COMPARISON))
        known = turn.school or schools[0]
        remembered = answered(Question(asked, known, asker, topic, form=Form.MAG))
        return Outcome((*first, _side_by_side(asked, rulings)), remembered)

    def _schools(self, turn: Turn, text: str) -> Sequence[str]:
        """The schools that are named, with that of the conversation when there is only one; else all."""
        named = self._names().find(text).candidates
        if len(named) == 1 and turn.school and turn.school not in named:
            return (turn.school, *named)
        return named if len(named) > 1 else self._library().schools


def _side_by_side(asked: str, rulings: Iterable[Ruling]) -> Reply:
    rulings = tuple(rulings)
    lines = [f"{ruling.protocol.organisation}: {_line(ruling)}." for ruling in rulings]
    citations = tuple(citation_of(ruling.clauses[0], ruling.protocol) for ruling in rulings if ruling.clauses)
    return Reply(
        status=Status.ANSWER if citations else Status.NOT_COVERED,
        verdict=None if citations else Verdict.NIET_GEREGELD,
        text="\n".join((f"{asked} Zo staat het bij elke school:", *lines)),
        citations=citations,
    )


def _line(ruling: Ruling) -> str:
    if not ruling.unreviewed:
        return VERDICT_WORDS[ruling.verdict]
    found = VERDICT_WORDS[ruling.verdict] if ruling.clauses else "geen regel gevonden"
    return f"{found} (nog niet nagekeken door de school)"
