"""Help for a pupil whose idea for a rule turns out to be a cry for help: on that pupil's own screen alone."""

from actions.help_first import help_reply
from actions.reply import Reply
from knowledge.help import Help
from knowledge.library import Library
from knowledge.triage import Triage
from knowledge.vocabulary import Role


class PrivateHelp:
    """Hears distress in what pupils write for the class. Nothing of it is kept or logged."""

    def __init__(self, triage: Triage, help_: Help, library: Library) -> None:
        self._triage = triage
        self._help = help_
        self._library = library

    def instead_of(self, text: str, school: str) -> Reply | None:
        """The help for who wrote `text`; None when it is not surely distress.

        What only may be distress is left alone here: a rule of a few words ("alleen als je ver moet fietsen")
        looks too much like the short ways to say it, and the teacher reads it.
        """
        distress = self._triage.run(text)
        if distress is None or not distress.sure:
            return None
        return help_reply(self._help, distress, Role.LEERLING, self._library[school])
