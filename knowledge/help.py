"""Help for people in distress (knowledge/help.yaml): what to say, and whom to name besides the school."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from knowledge.clause import EVERYBODY, FlatText, Roles
from knowledge.data_file import read_data_file
from knowledge.distress import Distress, DistressKind
from knowledge.library import KNOWLEDGE
from knowledge.vocabulary import Role

OTHER = "anders"
"""The entry for distress of a kind that is not known."""
PHONE = r"^(112|0\d{2,3}-\d{4,7})$"
WEB = r"^https://[a-z0-9.-]+$"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Helpline(_Value):
    """A national service; an `acute` one is only for danger."""

    key: Annotated[str, BeforeValidator(str)]
    name: FlatText
    phone: str | None = Field(default=None, pattern=PHONE)
    url: str | None = Field(default=None, pattern=WEB)
    kinds: frozenset[DistressKind] | None = None
    roles: Roles = EVERYBODY
    acute: bool = False
    rank: int

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.phone is None and self.url is None:
            raise ValueError(f"{self.key} heeft geen telefoonnummer en geen adres")
        return self

    def serves(self, kinds: frozenset[DistressKind], role: Role, *, danger: bool) -> bool:
        """Whether it is for this person; a service for certain kinds only when a kind is known."""
        concerned = self.kinds is None or not self.kinds.isdisjoint(kinds)
        return role in self.roles and (danger or not self.acute) and concerned


class Words(_Value):
    """What somebody in one role is told: that it was heard, and what to do now."""

    heard: FlatText
    now: tuple[FlatText, ...] = Field(min_length=2, max_length=3)


class KindOfHelp(_Value):
    """The help with one kind of distress; `question` asks for the rule, and is no distress itself."""

    question: FlatText
    danger_always: bool = False
    leerling: Words
    ouder: Words
    medewerker: Words

    def words(self, role: Role) -> Words:
        """What this person is told."""
        return {Role.LEERLING: self.leerling, Role.OUDER: self.ouder, Role.MEDEWERKER: self.medewerker}[role]


class Help(_Value):
    """All of it. There is help with every kind of distress, and with distress of an unknown kind."""

    contacts: tuple[Helpline, ...]
    at_school: Mapping[Role, FlatText]
    confidant: FlatText
    danger: FlatText
    kinds: Mapping[str, KindOfHelp]

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if wrong := set(self.kinds) ^ {*DistressKind, OTHER}:
            raise ValueError(f"soorten die ontbreken of niet bestaan: {sorted(wrong)}")
        if missing := EVERYBODY - set(self.at_school):
            raise ValueError(f"`at_school` mist {sorted(missing)}")
        return self

    def with_(self, distress: Distress | None) -> KindOfHelp:
        """The help with this distress; with any when its kind is not known."""
        return self.kinds[distress.kind if distress else OTHER]

    def is_danger(self, distress: Distress | None) -> bool:
        """Whether to say that there may be danger now."""
        if distress is None:
            return self.with_(None).danger_always
        return distress.acute or any(self.kinds[kind].danger_always for kind in _kinds_of(distress))

    def helplines(self, distress: Distress | None, role: Role) -> tuple[Helpline, ...]:
        """The services for this person, the most urgent first."""
        kinds, danger = _kinds_of(distress), self.is_danger(distress)
        return tuple(line for line in self._ranked if line.serves(kinds, role, danger=danger))

    @cached_property
    def _ranked(self) -> tuple[Helpline, ...]:
        return tuple(sorted(self.contacts, key=lambda line: line.rank))


def _kinds_of(distress: Distress | None) -> frozenset[DistressKind]:
    return frozenset(kind for kind in (distress.kind, distress.also) if kind) if distress else frozenset()


def load_help(path: Path = KNOWLEDGE / "help.yaml") -> Help:
    """The help of the file at `path`; raises `DataError` when it is not in order."""
    return read_data_file(path, Help)
