"""Distress is recognised here, before Rasa hears of the message.

The gateway sees every message of every channel first, so no rule, form or fixed response of the dialogue can
come before help. Of distress that is sure Rasa is told what it is about, not what was said: those words
reach no store. What may also be an ordinary question is answered as one, after an offer of help. And when
Rasa or the action server fails, the gateway gives the help itself.
"""

import json

import structlog

from actions.help_first import help_reply, offered
from actions.reply import Reply, Status
from bot.conversations import Conversation
from bot.errors import RasaUnavailable
from bot.rasa_client import RasaClient
from knowledge.distress import INTENT, Distress
from knowledge.help import Help
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.speaker import speaker_of
from knowledge.triage import Triage
from knowledge.vocabulary import Role

log = structlog.get_logger()


class HelpFirst:
    """Answers a message in distress; any other it leaves alone."""

    def __init__(self, triage: Triage, help_: Help, library: Library, rasa: RasaClient) -> None:
        self._triage = triage
        self._help = help_
        self._library = library
        self._names = SchoolNames(library)
        self._rasa = rasa

    async def answer(self, conversation: Conversation, text: str) -> tuple[Reply, ...] | None:
        """The help for who typed `text`, with the answer when it may be a question as well; None when
        there is no distress in it.
        """
        distress = self._triage.run(text)
        if distress is None:
            return None
        by_itself = self._reply(distress, text, conversation.school, conversation.role)
        try:
            if not distress.sure:
                return (by_itself, *await self._rasa.turn(conversation, text))
            replies = await self._rasa.turn(conversation, self._command(distress, text))
        except RasaUnavailable as error:
            log.error("help_without_rasa", reason=error.reason)
            return (by_itself, *(() if distress.sure else (Reply(status=Status.ERROR, text=error.detail),)))
        if any(reply.status is Status.HELP for reply in replies):
            return replies
        log.error("help_without_rasa", reason="no help among the replies")
        return (by_itself,)

    def by_itself(self, text: str, school: str | None, role: Role | None) -> Reply | None:
        """The help, or the offer of it, without Rasa; None when there is no distress in `text`."""
        distress = self._triage.run(text)
        return self._reply(distress, text, school, role) if distress else None

    def _command(self, distress: Distress, text: str) -> str:
        """What Rasa is told: the intent with its values, as a button says it."""
        values = {
            "distress": distress.kind,
            "also": distress.also,
            "acute": "ja" if distress.acute else None,
            "speaker": speaker_of(text).role,
            "school": self._names.find(text).school,
        }
        return f"/{INTENT}{json.dumps({name: value for name, value in values.items() if value})}"

    def _reply(self, distress: Distress, text: str, school: str | None, role: Role | None) -> Reply:
        school = self._names.find(text).school or school
        role = speaker_of(text).role or role
        reply = help_reply(self._help, distress, role, self._library[school] if school else None)
        return reply if distress.sure else offered(reply)
