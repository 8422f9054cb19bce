"""A clause of a protocol as data: its text, and what it settles for whom.

A process may hold 100,000 clauses. Hence its parts are dataclasses with slots, a tenth of the size of models
that keep a dictionary and a set of fields each, and share what repeats.
"""

import sys
from functools import cache
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from knowledge.vocabulary import Kind, Norm, Role, Verdict


def _flat(text: object) -> object:
    return " ".join(text.split()) if isinstance(text, str) else text


FlatText = Annotated[str, BeforeValidator(_flat), Field(min_length=1)]
"""Text in which every run of white space is one space, so that it can be compared with the source."""

Key = Annotated[str, AfterValidator(sys.intern)]
"""A word that many clauses share, kept once."""


@cache
def _kept_once(roles: frozenset[Role]) -> frozenset[Role]:
    return roles


Roles = Annotated[frozenset[Role], AfterValidator(_kept_once)]
EVERYBODY: Roles = _kept_once(frozenset(Role))

STRICT = ConfigDict(extra="forbid")


def verdict_of(norm: object, has_exception: bool) -> Verdict:
    """The verdict that a norm gives by itself.

    A prohibition with a stated exception is a "yes, provided that".
    """
    match norm:
        case Norm.VERBOD:
            return Verdict.JA_MITS if has_exception else Verdict.NEE
        case Norm.TOESTEMMING:
            return Verdict.JA_MITS if has_exception else Verdict.JA
        case Norm.ONTRADEN:
            return Verdict.AFGERADEN
        case _:
            return Verdict.INFO


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Condition:
    """An exception or proviso in a clause: its verbatim words, and the yes/no question it raises.

    `met` and `unmet` are the verdicts after a yes and after a no. `kind` is a kind of conditions.yaml, by
    which people's own words are understood; `by` says who may give a permission; `unless` are patterns of
    words with which it is not met ("mondeling" where it must be in writing).
    """

    key: Key
    words: FlatText
    question: FlatText
    met: Verdict
    unmet: Verdict
    kind: str | None = None
    by: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class TopicRule:
    """That a clause settles a topic: for whose conduct, with which verdict, by which of its words.

    `quote` is the verbatim part of the clause that does it; None means the whole clause. A `supporting`
    clause is cited beside the one that settles the topic, never alone. `conditions` names the clause's
    conditions that matter for this topic. `proposed` says that a program proposed it and that no person has
    reviewed it.
    """

    topic: Key
    roles: Roles = EVERYBODY
    verdict: Verdict
    quote: FlatText | None = None
    supporting: bool = False
    conditions: tuple[Key, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Clause:
    """The smallest part of a protocol that is quoted and cited.

    `id` is unique within the school ("A.6"). `marker` is what stands before the text in the source ("6.", "-"
    or nothing). `plain` says the same in simple Dutch. `belongs_to` is the clause that a footnote explains.
    A clause that settles nothing has `topics: []`; without the field it is not `annotated`: nobody has said
    what it settles.
    """

    id: str
    school: Key
    marker: Key = ""
    text: FlatText
    plain: FlatText | None = None
    kind: Kind
    norm: Norm
    addressees: Roles
    belongs_to: str | None = None
    conditions: tuple[Condition, ...] = ()
    topics: tuple[TopicRule, ...] = ()
    annotated: bool = True

    @property
    def key(self) -> str:
        """The id that is unique over all schools, such as "asko/A.6"."""
        return f"{self.school}/{self.id}"

    @property
    def is_numbered(self) -> bool:
        """Whether the document itself gives the clause its number."""
        return self.marker.rstrip(".").isdecimal()

    @property
    def awaits_review(self) -> bool:
        """Whether no person has said, or confirmed, what the clause settles."""
        return not self.annotated or any(rule.proposed for rule in self.topics)

    @model_validator(mode="before")
    @classmethod
    def _complete_topics(cls, content: Any) -> Any:
        """A topic may be written as a bare key: role and verdict then follow from the clause."""
        if not isinstance(content, dict):  # made by code, not read from a file
            return content
        if content.get("topics") is None:
            return {**content, "topics": (), "annotated": False}
        conditions = [condition["key"] for condition in content.get("conditions") or ()]
        rules: list[dict[str, Any]] = [
            {"topic": rule} if isinstance(rule, str) else dict(rule) for rule in content["topics"]
        ]
        for rule in rules:
            rule.setdefault("roles", content.get("addressees"))
            rule.setdefault("verdict", verdict_of(content.get("norm"), bool(conditions)))
            if rule["verdict"] == Verdict.JA_MITS:
                rule.setdefault("conditions", conditions)
        return {**content, "topics": rules}

    @model_validator(mode="after")
    def _parts_stand_in_the_text(self) -> Self:
        for condition in self.conditions:
            if condition.words not in self.text:
                raise ValueError(
                    f"de woorden van voorwaarde {condition.key!r} staan niet in de tekst van {self.id}"
                )
        known = {condition.key for condition in self.conditions}
        for rule in self.topics:
            if rule.quote is not None and rule.quote not in self.text:
                raise ValueError(f"het citaat bij {rule.topic!r} staat niet in de tekst van {self.id}")
            if unknown := set(rule.conditions) - known:
                raise ValueError(
                    f"{rule.topic!r} noemt voorwaarden die {self.id} niet heeft: {sorted(unknown)}"
                )
        return self
