"""Which school a message names, and whether naming is all it does.

A school is only taken when one school fits clearly: no school is better than the wrong one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rapidfuzz.distance import OSA

from knowledge.library import Library
from knowledge.speaker import Speaker
from knowledge.words import capitals_of, words_of

EXACT_UP_TO = 5
"""Names of at most this many letters must be spelled right: one slip makes another word of them."""
LETTERS_A_SLIP = 6
"""A longer name may hold one slip in each so many letters."""
COMMON_WORD_UP_TO = 3
"""Names of at most this many letters may be common words ("oog"): they need capitals, or a telling place."""

ARTICLES = frozenset({"de", "het", "t"})
BELONGING = frozenset({"bij", "van", "op", "school", "bestuur", "stichting", "protocol"})
INTRODUCING = frozenset({"st", "sint", "school", "basisschool"})
TRAVEL = frozenset({"naar", "uit", "vanuit"})
OWN = frozenset({"ons", "onze", "wij", "we", "ik", "school", "scholen", "bedoel"})
FILLERS = frozenset(
    words_of(
        """
        ah als alsjeblieft ander andere basisschool bedoel bedoelde ben bestuur bij bijvoorbeeld
        code daar dan dat de denk deze die dit dochter doe dus een eens en even ff gaan gaat geldt
        goedemiddag goedemorgen graag haar hallo hebben heet het hetzelfde hey hi hier hij hoe hoi
        hoort ik in is ja je juist kids kies kijk kind kinderen maar mag mee met mij mijn mn mogen
        naar nee neem nou nu of oh oke okee onderwijs ons onze ook op over pak protocol regel regels
        scholen school sint sorry st stichting t te toch van vanuit voor waar wat we weer werk
        werken werkt wij wil ze zeggen zegt zelf zelfde zij zijn zit zitten zo zoek zoon
        """
    )
)
"""Words that add nothing beside the name of a school or a role: "en hoe zit dat bij ons op de …?"."""


@dataclass(frozen=True, slots=True)
class SchoolMention:
    """The outcome of looking for a school.

    `school` is the one that fits; `candidates` are all that fit equally well, so two or more when it is not
    clear which is meant. `alone` says that the message does nothing but name it ("en bij ASKO?"). `words` are
    those that name it, as they were written.
    """

    school: str | None = None
    candidates: tuple[str, ...] = ()
    alone: bool = False
    words: tuple[str, ...] = field(default=(), compare=False)


class Naming(StrEnum):
    """What a message names that does nothing but naming."""

    SCHOOL = "school"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a school.

    `cut` when it is the beginning of a longer one ("Jozef" for "Jozefschool"): it may be a person's name.
    """

    school: str
    words: tuple[str, ...]
    cut: bool = False

    @property
    def letters(self) -> str:
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A stretch of the message, words `start` up to `end`, that reads like a name of `school`."""

    school: str
    start: int
    end: int
    slips: int
    cut: bool


class SchoolNames:
    """The names by which people call the schools, as the protocol files list them."""

    def __init__(self, library: Library) -> None:
        names = {
            _Name(protocol.school, _without_article(words_of(name)))
            for protocol in library
            for name in (protocol.school, protocol.organisation, *protocol.aliases)
        }
        self._names = [
            replace(name, cut=any(_is_cut(name, other) for other in names)) for name in sorted(names, key=str)
        ]

    @property
    def schools(self) -> frozenset[str]:
        """The keys of the schools that have names."""
        return frozenset(name.school for name in self._names)

    @property
    def words(self) -> frozenset[str]:
        """Every word of every name."""
        return frozenset(word for name in self._names for word in name.words)

    def find(self, text: str) -> SchoolMention:
        """The school that `text` names."""
        words = words_of(text)
        hits = self._hits(words, capitals_of(text)) or self._misspelled(words)
        best = [hit for hit in hits if not any(_beats(other, hit) for other in hits)]
        if len({hit.school for hit in best}) > 1:
            best = [hit for hit in best if not _is_denied(hit, words)]
        schools = tuple(sorted({hit.school for hit in best}))
        return SchoolMention(
            school=schools[0] if len(schools) == 1 else None,
            candidates=schools,
            alone=bool(best) and FILLERS.issuperset(_beside(best, words)),
            words=tuple(word for hit in hits for word in words[hit.start : hit.end]),
        )

    def _hits(self, words: Sequence[str], capitals: frozenset[str]) -> list[_Hit]:
        """Where the words name a school, spelled well enough to be taken for it anywhere in a message."""
        read = [hit for name in self._names for hit in _occurrences(name, words, _slips_in(name))]
        meant = [hit for hit in read if _is_meant(hit, words, capitals)]
        return [hit for hit in read if hit in meant or _is_named_beside(hit, meant, words)]

    def _misspelled(self, words: Sequence[str]) -> list[_Hit]:
        """Where only a school can stand, a name with one slip more; none when it may be one of several."""
        hits = [
            hit
            for name in self._names
            if len(name.letters) >= EXACT_UP_TO
            for hit in _occurrences(name, words, 1 + len(name.letters) // LETTERS_A_SLIP)
            if len("".join(words[hit.start : hit.end])) >= EXACT_UP_TO and _stands_for_a_school(hit, words)
        ]
        return hits if len({hit.school for hit in hits}) == 1 else []

    def close_to(self, text: str) -> tuple[str, ...]:
        """The schools that some words of `text` come close to: to ask, not to take.

        Close is a name with one slip more than is taken, or a telling word of a longer name ("Groningen").
        """
        words = words_of(text)
        slipped = {
            name.school
            for name in self._names
            if len(name.letters) > COMMON_WORD_UP_TO
            for _ in _occurrences(name, words, allowed=1 + len(name.letters) // LETTERS_A_SLIP)
        }
        partly = {
            name.school
            for name in self._names
            if any(len(word) > LETTERS_A_SLIP and word in words for word in name.words if word not in FILLERS)
        }
        return tuple(sorted(slipped | partly))


def naming_of(mention: SchoolMention, speaker: Speaker) -> Naming | None:
    """What the message names, when that is all it does; None when it says something else as well."""
    if mention.alone:
        return Naming.SCHOOL
    if speaker.explicit and not mention.candidates and FILLERS.issuperset(speaker.beside):
        return Naming.ROLE
    return None


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _is_cut(name: _Name, other: _Name) -> bool:
    longer = other.words[0]
    return name.school == other.school and longer != name.letters and longer.startswith(name.letters)


def _slips_in(name: _Name) -> int:
    return 0 if len(name.letters) <= EXACT_UP_TO else len(name.letters) // LETTERS_A_SLIP


def _occurrences(name: _Name, words: Sequence[str], allowed: int) -> Iterator[_Hit]:
    """Where the words read like the name with so many slips, also written in one word more or less."""
    letters = name.letters
    for size in range(max(1, len(name.words) - 1), len(name.words) + 2):
        for start in range(len(words) - size + 1):
            slips = OSA.distance(letters, "".join(words[start : start + size]), score_cutoff=allowed)
            if slips <= allowed:
                yield _Hit(name.school, start, start + size, slips, name.cut)


def _is_meant(hit: _Hit, words: Sequence[str], capitals: frozenset[str]) -> bool:
    """Whether the stretch names a school there, and is no place to visit and no ordinary word."""
    if FILLERS.issuperset(_beside([hit], words)):
        return True
    before = words[max(0, hit.start - 4) : hit.start]
    preposition = before[-1] if before else ""
    if preposition in TRAVEL:
        return "terug" in before
    if preposition == "in":
        return not OWN.isdisjoint(before)
    if hit.cut:
        return preposition in INTRODUCING
    called = "".join(words[hit.start : hit.end])
    return len(called) > COMMON_WORD_UP_TO or called in capitals or preposition in BELONGING


def _stands_for_a_school(hit: _Hit, words: Sequence[str]) -> bool:
    """Whether the message is the name alone, or says that somebody is there: "op …", "bij de …"."""
    if FILLERS.issuperset(_beside([hit], words)):
        return True
    before = [word for word in words[max(0, hit.start - 2) : hit.start] if word not in ARTICLES]
    return bool(before) and before[-1] in {"op", "bij"}


def _is_named_beside(hit: _Hit, meant: Sequence[_Hit], words: Sequence[str]) -> bool:
    """Whether a short name stands beside another school: "tussen tweespan en oog"."""
    return any(
        len(between) == 1 and between[0] in {"en", "of"}
        for other in meant
        if other.school != hit.school
        for between in (words[other.end : hit.start], words[hit.end : other.start])
    )


def _beats(one: _Hit, other: _Hit) -> bool:
    """Whether two stretches overlap and the first explains more words, or as many with fewer slips."""
    overlap = one.start < other.end and other.start < one.end
    return overlap and (one.end - one.start, -one.slips) > (other.end - other.start, -other.slips)


def _is_denied(hit: _Hit, words: Sequence[str]) -> bool:
    before = words[max(0, hit.start - 3) : hit.start]
    return "maar" not in before and not {"niet", "geen"}.isdisjoint(before)


def _beside(hits: Iterable[_Hit], words: Sequence[str]) -> list[str]:
    named = {place for hit in hits for place in range(hit.start, hit.end)}
    return [word for place, word in enumerate(words) if place not in named]
