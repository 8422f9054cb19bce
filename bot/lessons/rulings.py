"""The ruling on a case: always of the protocol of a school, never written into the case."""

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from actions.answer import reply_for
from actions.answer_text import UNREVIEWED, asks_condition, condition_sentence
from actions.reply import Reply
from knowledge.cases import Case
from knowledge.comparison import ruling_on
from knowledge.library import Library
from knowledge.vocabulary import Actor, Role, Verdict


class SchoolRuling(BaseModel):
    """What one school says on a case, as the assistant would answer it.

    `conditions` are the sentences of the reply that say what would change it; `warning` the one that says
    that nobody has reviewed it. A board has no room for the whole text.
    """

    model_config = ConfigDict(frozen=True)

    school: str
    organisation: str
    reply: Reply
    conditions: tuple[str, ...] = ()
    warning: str | None = None

    @property
    def is_silent(self) -> bool:
        return self.reply.verdict is Verdict.NIET_GEREGELD


class Rulings:
    """Rules on cases by the protocols of the library, which do not change while the gateway runs."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._on = lru_cache(maxsize=4096)(self._make)

    def of(self, case: Case, school: str) -> SchoolRuling:
        """What the school's protocol says on the topic of the case."""
        return self.on(case.topic, case.actor, case.role, school)

    def on(self, topic: str, actor: Actor, asker: Role, school: str) -> SchoolRuling:
        """What the school's protocol says on a topic; raises UnknownTopic, UnknownSchool of knowledge."""
        return self._on(topic, actor, asker, school)

    def contrast(self, case: Case, school: str) -> SchoolRuling | None:
        """Another school that says something else on it; None when there is none that says anything."""
        own = self.of(case, school).reply.verdict
        others = [self.of(case, key) for key in self._library.schools if key != school]
        spoken = [ruling for ruling in others if not ruling.is_silent]
        different = [ruling for ruling in spoken if ruling.reply.verdict is not own]
        return next(iter(different or spoken), None)

    def shown(self, case: Case, school: str, other: str | None) -> tuple[SchoolRuling, ...]:
        """The ruling of the class's own school first, then that of the other one."""
        second = self.of(case, other) if other else self.contrast(case, school)
        return (self.of(case, school), *((second,) if second else ()))

    def _make(self, topic: str, actor: Actor, role: Role, school: str) -> SchoolRuling:
        ruling = ruling_on(self._library, school, topic, actor, role)
        reply = reply_for(ruling, role)
        conditions = ruling.conditions if asks_condition(ruling) else ()
        return SchoolRuling(
            school=school,
            organisation=ruling.protocol.organisation,
            reply=reply,
            conditions=tuple(condition_sentence(condition, ruling) for condition in conditions),
            warning=UNREVIEWED if ruling.unreviewed else None,
        )
