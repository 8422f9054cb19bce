"""The form of a question: whether it asks for a ruling ("mag dat?") or for information ("wie geeft
toestemming?").
"""

from enum import StrEnum


class Form(StrEnum):
    """What the question wants to know; `MAG` in any wording ("is dat oké", "kan dat door de beugel")."""

    MAG = "mag"
    MOET = "moet"
    WAT_ALS = "wat-als"
    WIE = "wie"
    WAAR = "waar"
    WANNEER = "wanneer"
    WAT_IS = "wat-is"
    HOE_LANG = "hoe-lang"
    WAAROM = "waarom"
    ANDERS = "anders"

    @property
    def asks_for_information(self) -> bool:
        """Whether a clause answers it as it is, without a yes or no.

        "moet ik" questions too, by definition of the verdicts.
        """
        return self not in (Form.MAG, Form.ANDERS)
