"""Conditions in what people say: whether an exception of a clause holds, from their own words.

"Met toestemming van de ouders" says of a clause that asks for it that its condition is met; "zonder" that it
is not. What such words are stands in conditions.yaml, by kind; a clause names the kind of its condition. Of
a condition without a kind its own words are looked for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from knowledge.clause import Condition
from knowledge.data_file import read_data_file
from knowledge.words import fold, words_of

CONDITIONS = Path(__file__).with_name("conditions.yaml")
NEAR = 24
"""A negation within so many letters before the words, or half as many behind them, turns them around."""
EXCEPTIONS = re.compile(r"\b(?:uitzondering|voorwaarde)(?:en|s)?\b")
TELLING_LETTERS = 6
"""Of a condition without a kind, words with at least so many letters are looked for, by their first ones."""


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"dit is geen goede reguliere expressie: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class ConditionKind(BaseModel):
    """What people say of one kind of condition: when it `holds` and when it `fails`.

    `proposed` says that people bring it up as an exception, also where a clause has none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    proposed: bool = False
    holds: tuple[Pattern, ...]
    fails: tuple[Pattern, ...]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    yes: Pattern
    no: Pattern
    negations: Pattern
    givers: dict[str, Pattern]
    kinds: tuple[ConditionKind, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """That a message says of a kind of condition that it holds or not; `givers` are who gives permission."""

    kind: str
    holds: bool
    givers: frozenset[str]
    proposed: bool


class Conditions:
    """Reads conditions in messages."""

    def __init__(self, file: _File) -> None:
        self._kinds = file.kinds
        self._yes, self._no = file.yes, file.no
        self._negation = re.compile(file.negations)
        self._givers = {giver: re.compile(pattern) for giver, pattern in file.givers.items()}

    @property
    def kinds(self) -> frozenset[str]:
        """The keys of the kinds that clauses may name."""
        return frozenset(kind.key for kind in self._kinds)

    @property
    def givers(self) -> frozenset[str]:
        """The keys of those who can give permission."""
        return frozenset(self._givers)

    def stated(self, text: str) -> tuple[Statement, ...]:
        """Everything that `text` says of any kind of condition; at most one statement a kind."""
        folded = fold(text)
        givers = frozenset(giver for giver, pattern in self._givers.items() if pattern.search(folded))
        found = ((kind, self._holds(kind, folded)) for kind in self._kinds)
        return tuple(
            Statement(kind.key, holds, givers, kind.proposed) for kind, holds in found if holds is not None
        )

    def met(self, text: str, condition: Condition) -> bool | None:
        """Whether `text` says that the condition is met; None when it says nothing of it."""
        folded = fold(text)
        if any(re.search(pattern, folded) for pattern in condition.unless):
            return False
        if condition.kind is None:
            return self._by_its_own_words(folded, condition)
        statements = (statement for statement in self.stated(text) if statement.kind == condition.kind)
        return next((s.holds for s in statements if not s.holds or _is_giver(s, condition)), None)

    def met_of(self, text: str, conditions: Iterable[Condition]) -> bool | None:
        """As `met`, for the first of the conditions: the one that decides."""
        return next((self.met(text, condition) for condition in conditions), None)

    def yes_or_no(self, text: str) -> bool | None:
        """Whether `text` begins with a yes or a no, in any wording; None when with neither."""
        folded = fold(text).strip()
        if re.match(self._no, folded):
            return False
        return True if re.match(self._yes, folded) else None

    def after_yes_or_no(self, text: str) -> str:
        """What follows the yes or no that `text` begins with; all of it when it begins with neither."""
        folded = fold(text).strip()
        leading = re.match(self._no, folded) or re.match(self._yes, folded)
        return folded[leading.end() :].lstrip(" ,.;:!") if leading else folded

    def _holds(self, kind: ConditionKind, folded: str) -> bool | None:
        for patterns, holds in ((kind.fails, False), (kind.holds, True)):
            for match in _matches(patterns, folded):
                return holds is not self._is_negated(match, folded)
        return None

    def _is_negated(self, match: re.Match[str], folded: str) -> bool:
        before = folded[max(0, match.start() - NEAR) : match.start()]
        behind = re.split(r"[,.;!?]", folded[match.end() : match.end() + NEAR // 2])[0]
        return bool(self._negation.search(before) or self._negation.search(behind))

    def _by_its_own_words(self, folded: str, condition: Condition) -> bool | None:
        stems = {word[:TELLING_LETTERS] for word in words_of(condition.words) if len(word) >= TELLING_LETTERS}
        for match in _matches(sorted(stems), folded):
            return not self._is_negated(match, folded)
        return None


def asks_for_exceptions(text: str) -> bool:
    """Whether `text` asks if there is an exception at all."""
    return bool(EXCEPTIONS.search(fold(text)))


def _matches(patterns: Iterable[str], folded: str) -> Iterator[re.Match[str]]:
    return (match for pattern in patterns if (match := re.search(pattern, folded)))


def _is_giver(statement: Statement, condition: Condition) -> bool:
    """Whether the permission comes from somebody who may give it, as far as the message says who."""
    return not statement.givers or not condition.by or not statement.givers.isdisjoint(condition.by)


def load_conditions(path: Path = CONDITIONS) -> Conditions:
    """The kinds of conditions of the file at `path`; raises `DataError` when it is not in order."""
    return Conditions(read_data_file(path, _File))
