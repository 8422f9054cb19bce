"""The closed vocabularies of the domain; keys are Dutch because protocol files use them."""

from enum import StrEnum


class Role(StrEnum):
    """In what capacity a person asks, acts, or is bound by a clause."""

    MEDEWERKER = "medewerker"
    LEERLING = "leerling"
    OUDER = "ouder"


class Actor(StrEnum):
    """Whose conduct or position a question is about: a person in a role, the organisation, or nobody's."""

    MEDEWERKER = "medewerker"
    LEERLING = "leerling"
    OUDER = "ouder"
    SCHOOL = "school"
    ANDERS = "anders"

    @property
    def role(self) -> Role | None:
        """The role of the person; None for the organisation and for nobody."""
        return None if self in (Actor.SCHOOL, Actor.ANDERS) else Role(self.value)


class Stated(StrEnum):
    """What a question itself says of the condition of a rule: nothing, that it is met, that it is not met."""

    GEEN = "geen"
    VERVULD = "vervuld"
    NIET_VERVULD = "niet-vervuld"


class Norm(StrEnum):
    """What a clause does with conduct: forbid, command, permit, discourage, or only state."""

    VERBOD = "verbod"
    GEBOD = "gebod"
    TOESTEMMING = "toestemming"
    ONTRADEN = "ontraden"
    MEDEDELING = "mededeling"


class Kind(StrEnum):
    """What a clause is in its document."""

    RULE = "rule"
    PRINCIPLE = "principle"
    SCOPE = "scope"
    SANCTION = "sanction"
    DEFINITION = "definition"
    BACKGROUND = "background"


class Verdict(StrEnum):
    """The answer to "mag dit?", as the design defines it."""

    NEE = "nee"
    JA = "ja"
    JA_MITS = "ja_mits"
    AFGERADEN = "afgeraden"
    NIET_GEREGELD = "niet_geregeld"
    INFO = "info"
