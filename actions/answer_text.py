"""The words of a reply, in plain Dutch; quotes and where they stand are its citations, not its text."""

from collections.abc import Iterator
from typing import assert_never

from knowledge.clause import Condition
from knowledge.form import Form
from knowledge.ruling import Ruling
from knowledge.vocabulary import Role, Verdict

PLURAL = {Role.MEDEWERKER: "medewerkers", Role.LEERLING: "leerlingen", Role.OUDER: "ouders"}
WHOM_TO_ASK = {
    Role.MEDEWERKER: "je leidinggevende",
    Role.LEERLING: "je leraar of je mentor",
    Role.OUDER: "de leraar van je kind of de directie van de school",
    None: "de directie van de school",
}
UNREVIEWED = (
    "Let op: de school heeft deze uitleg nog niet nagekeken. Lees ook zelf wat er in het protocol staat."
)
UNREVIEWED_SILENCE = (
    "Let op: de school heeft dit protocol nog niet helemaal nagekeken. Misschien staat er toch een regel."
)


def answer_text(ruling: Ruling, asker: Role | None) -> str:
    """The ruling first, then what its clauses say in simple words, then what a condition would change.

    When no person has confirmed what the clauses settle, that comes last.
    """
    opening = " ".join((verdict_sentence(ruling), *governed(ruling, asker)))
    plain = (cited.clause.plain for cited in ruling.clauses if cited.clause.plain)
    conditions = (condition_sentence(condition, ruling) for condition in ruling.conditions)
    open_conditions = conditions if asks_condition(ruling) else ()
    warning = (UNREVIEWED,) if ruling.unreviewed else ()
    parts = (opening, *deciding_words(ruling), *plain, *open_conditions, *warning)
    return "\n\n".join(dict.fromkeys(parts))


def asks_condition(ruling: Ruling) -> bool:
    """Whether the ruling hangs on a condition of which nothing was said."""
    return bool(ruling.conditions) and ruling.condition_met is None and ruling.verdict is not Verdict.INFO


def deciding_words(ruling: Ruling) -> Iterator[str]:
    """The words of the clause that decide, once it is known whether its condition is met."""
    if ruling.condition_met is not None and ruling.conditions:
        holds = "Dat is hier zo" if ruling.condition_met else "Dat is hier niet zo"
        yield f"Dat komt door deze woorden van de regel: “{ruling.conditions[0].words}”. {holds}."


def silence_text(ruling: Ruling, asker: Role | None, whom: str) -> str:
    """That the protocol has no rule on this, what that does not mean, and whom to ask."""
    warning = (UNREVIEWED_SILENCE,) if ruling.unreviewed else ()
    return "\n\n".join((" ".join(_silence(ruling, asker)), *warning, f"Je kunt het vragen aan: {whom}."))


def _silence(ruling: Ruling, asker: Role | None) -> Iterator[str]:
    organisation = ruling.protocol.organisation
    if ruling.governs is not None and asker is not None and ruling.governs is not asker:
        yield f"Niet geregeld. Het protocol van {organisation} regelt dit niet voor {PLURAL[asker]}."
        yield f"Er is wel een regel voor {PLURAL[ruling.governs]}. Die geldt niet voor {PLURAL[asker]}."
    elif ruling.unreviewed:
        yield f"Niet gevonden. Ik zie in het protocol van {organisation} geen regel over deze vraag."
    else:
        yield f"Niet geregeld. Het protocol van {organisation} regelt dit niet."
    if ruling.form is Form.MAG:
        yield "Dat betekent niet dat het mag, en ook niet dat het verboden is."


def verdict_sentence(ruling: Ruling) -> str:
    """The ruling in one or two sentences, its first word the verdict."""
    where = f"het protocol van {ruling.protocol.organisation}"
    factual = ruling.topic is not None and ruling.topic.factual
    match ruling.verdict:
        case Verdict.NEE:
            return f"Nee. Zo staat het in {where}." if factual else f"Nee. Dit mag niet volgens {where}."
        case Verdict.JA:
            return f"Ja. Zo staat het in {where}." if factual else f"Ja. Dit mag volgens {where}."
        case Verdict.JA_MITS:
            only = all(condition.unmet is Verdict.NEE for condition in ruling.conditions)
            otherwise = " Anders mag het niet." if ruling.conditions and only and not factual else ""
            return f"Ja, mits aan een voorwaarde is voldaan.{otherwise} Dat staat in {where}."
        case Verdict.AFGERADEN:
            return f"Afgeraden. Verboden is het niet, maar {where} raadt het af."
        case Verdict.NIET_GEREGELD:
            return f"Niet geregeld. In {where} staat hier geen regel over."
        case Verdict.INFO:
            return f"Dit staat erover in {where}."
        case never:
            assert_never(never)


def governed(ruling: Ruling, asker: Role | None) -> Iterator[str]:
    """For whom the rule is, when that is not the one who asks."""
    if ruling.governs is not None and ruling.governs is not asker:
        yield f"Deze regel geldt voor {PLURAL[ruling.governs]}."


def condition_sentence(condition: Condition, ruling: Ruling) -> str:
    """What an exception asks, and what either answer means."""
    factual = ruling.topic is not None and ruling.topic.factual
    met, unmet = _then(condition.met, factual), _then(condition.unmet, factual)
    return f"{condition.question} Zo ja: {met}. Zo nee: {unmet}."


def _then(verdict: Verdict, factual: bool) -> str:
    match verdict:
        case Verdict.NEE:
            return "dan niet" if factual else "dan mag het niet"
        case Verdict.JA:
            return "dan wel" if factual else "dan mag het"
        case Verdict.JA_MITS:
            return "dan mag het onder een voorwaarde"
        case Verdict.AFGERADEN:
            return "dan wordt het afgeraden"
        case Verdict.NIET_GEREGELD:
            return "dan regelt het protocol het niet"
        case Verdict.INFO:
            return "dan geldt wat hier staat"
        case never:
            assert_never(never)
