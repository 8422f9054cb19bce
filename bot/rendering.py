"""The templates of the pages, and the Dutch words they use for the keys of the domain."""

from pathlib import Path
from typing import assert_never

from fastapi.templating import Jinja2Templates

from bot.catalogue import in_order
from knowledge.protocol import EVERYBODY, Clause
from knowledge.vocabulary import Norm, Role, Verdict

HERE = Path(__file__).parent
STATIC = HERE / "static"


def verdict_word(verdict: Verdict) -> str:
    """How people read a verdict."""
    match verdict:
        case Verdict.NEE:
            return "Nee"
        case Verdict.JA:
            return "Ja"
        case Verdict.JA_MITS:
            return "Ja, mits"
        case Verdict.AFGERADEN:
            return "Afgeraden"
        case Verdict.NIET_GEREGELD:
            return "Niet geregeld"
        case Verdict.INFO:
            return "Uitleg"
        case _:
            assert_never(verdict)


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


def _templates() -> Jinja2Templates:
    made = Jinja2Templates(directory=HERE / "templates")
    made.env.filters |= {
        "verdict_word": verdict_word,
        "role_word": role_word,
        "norm_word": norm_word,
        "audience": audience,
    }
    made.env.trim_blocks = made.env.lstrip_blocks = True
    return made


templates = _templates()
