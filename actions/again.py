"""The answer before once more, as it was or in simpler words."""

from collections.abc import Callable

from actions import services
from actions.answer import reply_for
from actions.answer_text import PLURAL
from actions.answering import Answering
from actions.comparing import Comparing
from actions.explain import NOTHING_YET
from actions.not_understood import without_a_question
from actions.reply import Reply
from actions.safe_action import Outcome, SafeAction
from actions.turn import Turn
from knowledge.plain_words import PlainWords
from knowledge.ruling import Ruling
from knowledge.vocabulary import Verdict

IN_SHORT = {
    Verdict.NEE: "Kort gezegd: nee, dit mag niet.",
    Verdict.JA: "Kort gezegd: ja, dit mag.",
    Verdict.JA_MITS: "Kort gezegd: het mag soms. Er is een voorwaarde.",
    Verdict.AFGERADEN: "Kort gezegd: liever niet. Het is niet verboden, maar het wordt afgeraden.",
    Verdict.INFO: "Kort gezegd staat er dit.",
    Verdict.NIET_GEREGELD: "Kort gezegd: er is geen regel over. Vraag het aan iemand op school.",
}


class Repeat(SafeAction):
    """Gives the answer before once more."""

    def __init__(self, answering: Answering | None = None, comparing: Comparing | None = None) -> None:
        self._answering = answering or Answering()
        self._comparing = comparing or Comparing(self._answering)

    def name(self) -> str:
        """The name that the rules use."""
        return "action_repeat"

    def act(self, turn: Turn) -> Outcome:
        """The same facts, from the same clauses."""
        if turn.last is None:
            return without_a_question(turn, "Ik heb je nog geen antwoord gegeven. Wat wil je weten?")
        if turn.memory.compared:
            return self._comparing(turn, "")
        reply = reply_for(self._answering.rule(turn.last), turn.last.asker)
        return Outcome((reply,))


class Simplify(SafeAction):
    """Says the answer before in simpler words, with the same quote, and explains the hard words in it."""

    def __init__(
        self,
        answering: Answering | None = None,
        plain_words: Callable[[], PlainWords] = services.plain_words,
    ) -> None:
        self._answering = answering or Answering()
        self._plain_words = plain_words

    def name(self) -> str:
        """The name that the rules use."""
        return "action_simplify"

    def act(self, turn: Turn) -> Outcome:
        """The ruling in one short sentence, the rule in simple words, and what its hard words mean."""
        if turn.last is None:
            return without_a_question(turn, NOTHING_YET)
        ruling = self._answering.rule(turn.last)
        return Outcome((self._simpler(ruling, reply_for(ruling, turn.last.asker)),))

    def _simpler(self, ruling: Ruling, reply: Reply) -> Reply:
        plain = [cited.clause.plain for cited in ruling.clauses[:1] if cited.clause.plain]
        whom = f"De regel is voor {PLURAL[ruling.governs]}." if ruling.governs and ruling.clauses else None
        words = {
            word.word: f"‘{word.word}’ betekent: {word.means}."
            for cited in ruling.clauses[:1]
            for word in self._plain_words().found_in(cited.quote)
        }
        asked = [ruling.conditions[0].question] if reply.asks else []
        opening = " ".join(filter(None, (IN_SHORT[ruling.verdict], whom)))
        text = "\n\n".join(filter(None, (opening, *plain, "\n".join(words.values()), *asked)))
        return reply.model_copy(update={"text": text, "citations": reply.citations[:1]})
