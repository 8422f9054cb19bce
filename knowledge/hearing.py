"""What a message does in this conversation.

A classifier says what kind of message it most likely is; that is a guess about words alone. The same words
do different things at different moments: "nee" answers a question or says nothing, "waarom?" needs something
to explain, "en filmpjes?" is a question only after another one. This module weighs the guesses against the
moment.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.acts import LEANING, STANDING, Act
from knowledge.announcing import only_announces
from knowledge.comparing_words import asks_each, compares_two, means_all, ranks, speaks_of_schools
from knowledge.conditions import Conditions, asks_for_exceptions
from knowledge.guesses import SURE, Guesses, Moment, act_of_empty, best_of, without_distress
from knowledge.language import DUTCH, language_of
from knowledge.leaning import (
    asks_about,
    asks_why,
    asks_why_of_that,
    begins_a_question,
    content_of,
    is_a_piece,
    opens,
    supposes,
)
from knowledge.mentions import Naming, SchoolMention, SchoolNames, naming_of
from knowledge.others import names_others, role_words
from knowledge.own_school import with_own_school
from knowledge.question_words import MAY, asks
from knowledge.speaker import Speaker, role_told, speaker_of
from knowledge.words import fold, words_of

VERY_SURE = 0.85
"""Without a question before it, a comparison must be as clear as this."""
BARE = 2
"""A noun of at most so many words, without a question, only announces what a question will be about."""
SHORT_ANSWER = 7
"""A yes or no with at most so many words answers the question that was asked."""

EXPLAINING = frozenset({Act.CAPABILITIES, Act.TOPICS})
"""Acts that ask what is known: "wat zegt het protocol over pesten?" sounds like them and asks for a rule."""
ABOUT_MEDIA = re.compile(
    r"insta|snap|tiktok|facebook|\bfb\b|whats?app|\bapp|twitter|linkedin|youtube|telegram|discord|bereal|media|online"
    r"|internet|chat|foto|film|video|\bvid|selfie|telefoon|mobiel|smart|tablet|ipad|laptop|account|profiel|post|\bbericht"
    r"|deel|delen|\blike|volg|website|\bsite|mail|screenshot|livestream|vlog|blog|game|gamen|wachtwoord|privacy|avg\b"
    r"|protocol|camera|opname|drone|\bai\b|hack"
)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard: the act, the school named, in what role the writer speaks, and the language.

    `for_others` says that a role was named whose conduct is asked about, not the writer's own.
    """

    act: Act
    mention: SchoolMention
    speaker: Speaker
    language: str = DUTCH
    for_others: bool = False


class Listener:
    """Hears what messages do; `is_on_topic` says whether a text is about something that protocols deal
    with.
    """

    def __init__(
        self, names: SchoolNames, conditions: Conditions, is_on_topic: Callable[[str], bool]
    ) -> None:
        self._names = names
        self._conditions = conditions
        self._is_on_topic = is_on_topic

    @property
    def schools(self) -> frozenset[str]:
        """The keys of the schools that can be named."""
        return self._names.schools

    def hear(self, text: str, guesses: Guesses, moment: Moment) -> Hearing:
        """What `text` does at this moment."""
        mention = with_own_school(self._names.find(text), text, moment.own, away=moment.away)
        speaker = speaker_of(text, at_a_school=mention.school is not None)
        if moment.asked == "role" and speaker.role is None and len(words_of(text)) <= SHORT_ANSWER:
            speaker = role_told(text)
        language = language_of(text)
        if language != DUTCH and not mention.candidates:
            return Hearing(Act.FOREIGN, SchoolMention(), Speaker(), language)
        others = moment.answered and moment.asked != "role" and names_others(text)
        act = self._act(text, guesses, moment, mention, speaker, others=others)
        return Hearing(act, mention, Speaker() if others else speaker, for_others=others)

    def _act(
        self,
        text: str,
        guesses: Guesses,
        moment: Moment,
        mention: SchoolMention,
        speaker: Speaker,
        *,
        others: bool,
    ) -> Act:
        guesses = without_distress(guesses)
        guess, certainty = best_of(guesses)
        names = self._names.words.union(mention.words) if mention.candidates else frozenset()
        content = content_of(text, names)
        if self._compares(text, guess, certainty, moment, mention, content=bool(content)):
            return Act.COMPARISON
        if naming := naming_of(mention, speaker):
            if others:
                return Act.FOLLOW_UP
            return Act.SCHOOL if naming is Naming.SCHOOL else Act.ROLE
        if not mention.candidates and self._names_almost(text, guess, moment):
            return Act.SCHOOL
        if mention.school and not content and moment.answered and guess not in LEANING:
            return Act.SCHOOL
        if moment.asked == "condition" and self._answers(text, guess, moment, content):
            return Act.CONDITION
        if others and not content_of(text, (*names, *role_words(text))):
            return Act.FOLLOW_UP
        leans = moment.answered and (is_a_piece(text) or supposes(text) or not content)
        if leans and self._states_a_condition(text, moment):
            return Act.CONDITION
        if content:
            return self._with_content(text, guess, certainty, moment, mention, speaker)
        act = act_of_empty(guesses, moment)
        return Act.FOLLOW_UP if act is Act.NOT_UNDERSTOOD and moment.answered and supposes(text) else act

    def _names_almost(self, text: str, guess: Act, moment: Moment) -> bool:
        """Whether the message is a name of a school with slips in it: enough to ask, not to take."""
        short = len(words_of(text)) <= SHORT_ANSWER
        return (
            short and (moment.asked == "school" or guess is Act.SCHOOL) and bool(self._names.close_to(text))
        )

    def _compares(
        self,
        text: str,
        guess: Act,
        certainty: float,
        moment: Moment,
        mention: SchoolMention,
        *,
        content: bool,
    ) -> bool:
        something = content or moment.answered
        if guess is Act.CAPABILITIES and certainty >= SURE:
            return False
        if len(mention.candidates) > 1:
            of_content = something and moment.asked != "school" and not mention.alone
            return moment.answered or of_content or compares_two(text)
        answers = moment.asked == "condition" and self._conditions.yes_or_no(text) is not None
        enough = SURE if moment.answered else VERY_SURE
        sure = guess is Act.COMPARISON and certainty >= enough and not mention.candidates and not answers
        others = moment.answered and (means_all(text) or ranks(text))
        return something and (asks_each(text) or others or (sure and speaks_of_schools(text)))

    def _answers(self, text: str, guess: Act, moment: Moment, content: Sequence[str]) -> bool:
        """Whether the message answers the question that a condition raised."""
        yes_or_no = self._conditions.yes_or_no(text) is not None
        short = len(words_of(text)) <= SHORT_ANSWER
        goes_on = self._conditions.after_yes_or_no(text)
        if yes_or_no and (short or self._conditions.stated(text) or not begins_a_question(goes_on)):
            return True
        if content and begins_a_question(text):
            return False
        return self._states_a_condition(text, moment) or (guess is Act.CONDITION and not content)

    def _states_a_condition(self, text: str, moment: Moment) -> bool:
        """Whether the message says of a condition that it holds or not, and does not ask about it."""
        stated = self._conditions.stated(text)
        said = any(statement.proposed or statement.kind in moment.conditions for statement in stated)
        return (said and not asks_about(text)) or asks_for_exceptions(text)

    def _with_content(
        self,
        text: str,
        guess: Act,
        certainty: float,
        moment: Moment,
        mention: SchoolMention,
        speaker: Speaker,
    ) -> Act:
        """The act of a message with words that say what it is about."""
        if guess in STANDING and certainty >= SURE:
            asking = guess in EXPLAINING or asks(text)
            if not (asking and self._is_on_topic(text)):
                return guess
        if moment.answered:
            if asks_why_of_that(text):
                return Act.WHY
            if guess in LEANING and certainty >= SURE and (asks_why(text) or not MAY.search(text)):
                return guess
            if is_a_piece(text) and (len(words_of(text)) > BARE or asks(text) or opens(text)):
                return Act.FOLLOW_UP
        if len(words_of(text)) <= BARE and not asks(text) and not opens(text) and self._is_on_topic(text):
            return Act.SUBJECT
        if guess is Act.SUBJECT and certainty >= SURE and only_announces(text):
            return Act.SUBJECT
        on_topic = self._is_on_topic(text)
        if guess is Act.ROLE and speaker.role and not (on_topic and asks(text)):
            return Act.ROLE
        if guess is Act.SCHOOL and certainty >= SURE and not on_topic:
            return Act.SCHOOL
        if on_topic or (guess is Act.QUESTION and ABOUT_MEDIA.search(fold(text))):
            return Act.QUESTION
        if moment.answered and opens(text):
            return Act.FOLLOW_UP
        if guess in (Act.QUESTION, Act.OFF_TOPIC) or (asks(text) and not moment.answered):
            return Act.OFF_TOPIC
        return guess if certainty >= SURE and guess not in LEANING else Act.NOT_UNDERSTOOD
