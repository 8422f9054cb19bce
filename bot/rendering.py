"""The templates of the pages, and the Dutch words they use for the keys of the domain."""

import re
from pathlib import Path
from typing import assert_never
from urllib.parse import urlencode

from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from markupsafe import Markup, escape
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.catalogue import in_order
from knowledge.clause import EVERYBODY, Clause
from knowledge.vocabulary import Norm, Role, Verdict

HERE = Path(__file__).parent
STATIC = HERE / "static"


class Look(BaseModel):
    """How people see a verdict: its word, and the line of its icon on a field of 24 by 24."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    icon: str


def load_looks(file: Path = HERE / "verdicts.json") -> dict[Verdict, Look]:
    """The look of every verdict, for pages and widget alike; raises ValueError when one is missing."""
    looks = TypeAdapter(dict[Verdict, Look]).validate_json(file.read_bytes())
    if missing := set(Verdict) - set(looks):
        raise ValueError(f"{file.name} does not have {sorted(missing)}")
    return looks


LOOKS = load_looks()


def verdict_word(verdict: Verdict) -> str:
    """How people read a verdict."""
    return LOOKS[verdict].word


def url(path: str, **parameters: str) -> str:
    """An address with the parameters that are not empty."""
    given = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def role_word(role: Role) -> str:
    """People in a role, in the plural."""
    match role:
        case Role.MEDEWERKER:
            return "medewerkers"
        case Role.LEERLING:
            return "leerlingen"
        case Role.OUDER:
            return "ouders"
        case _:
            assert_never(role)


def norm_word(norm: Norm) -> str:
    """What a clause does, as a person says it."""
    match norm:
        case Norm.VERBOD:
            return "Mag niet"
        case Norm.GEBOD:
            return "Moet"
        case Norm.TOESTEMMING:
            return "Mag"
        case Norm.ONTRADEN:
            return "Liever niet"
        case Norm.MEDEDELING:
            return "Uitleg"
        case _:
            assert_never(norm)


def audience(clause: Clause) -> str:
    """Whom a clause binds: "iedereen" or "leerlingen en ouders"."""
    if clause.addressees == EVERYBODY:
        return "iedereen"
    return " en ".join(role_word(role) for role in in_order(clause.addressees))


def with_code(text: str) -> Markup:
    """A text as HTML in which what stands between backticks is code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _templates() -> Jinja2Templates:
    made = Jinja2Templates(directory=HERE / "templates")
    made.env.filters |= {
        "role_word": role_word,
        "norm_word": norm_word,
        "audience": audience,
        "with_code": with_code,
    }
    made.env.globals |= {"looks": LOOKS, "url": url}
    made.env.trim_blocks = made.env.lstrip_blocks = True
    return made


def compile_templates() -> None:
    """Compiles every template, so that no visitor waits for it."""
    for name in templates.env.list_templates():
        templates.env.get_template(name)


templates = _templates()
static = StaticFiles(directory=STATIC)
