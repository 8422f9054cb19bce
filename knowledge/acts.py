"""What a message can do in a conversation."""

from enum import StrEnum


class Act(StrEnum):
    """What a message does after all; the values of the slot `heard`, which the rules follow."""

    START = "start"
    DISTRESS = "distress"
    SCHOOL = "school"
    ROLE = "role"
    QUESTION = "question"
    FOLLOW_UP = "follow_up"
    CONDITION = "condition"
    COMPARISON = "comparison"
    SUBJECT = "subject"
    WHY = "why"
    SOURCE = "source"
    CONSEQUENCE = "consequence"
    CONTACT = "contact"
    SIMPLER = "simpler"
    REPEAT = "repeat"
    GREET = "greet"
    THANK = "thank"
    GOODBYE = "goodbye"
    ACKNOWLEDGE = "acknowledge"
    ABUSE = "abuse"
    BOT_CHALLENGE = "bot_challenge"
    CAPABILITIES = "capabilities"
    TOPICS = "topics"
    START_OVER = "start_over"
    FORGET = "forget"
    FOREIGN = "foreign"
    OFF_TOPIC = "off_topic"
    NOT_UNDERSTOOD = "not_understood"


ACT_OF_INTENT = {
    "start": Act.START,
    "distress": Act.DISTRESS,
    "ask_question": Act.QUESTION,
    "announce_subject": Act.SUBJECT,
    "compare_schools": Act.COMPARISON,
    "inform_school": Act.SCHOOL,
    "inform_role": Act.ROLE,
    "affirm": Act.CONDITION,
    "deny": Act.CONDITION,
    "unsure": Act.CONDITION,
    "ask_why": Act.WHY,
    "ask_source": Act.SOURCE,
    "ask_consequence": Act.CONSEQUENCE,
    "ask_contact": Act.CONTACT,
    "ask_simpler": Act.SIMPLER,
    "ask_repeat": Act.REPEAT,
    "greet": Act.GREET,
    "thank": Act.THANK,
    "goodbye": Act.GOODBYE,
    "acknowledge": Act.ACKNOWLEDGE,
    "abuse": Act.ABUSE,
    "bot_challenge": Act.BOT_CHALLENGE,
    "ask_capabilities": Act.CAPABILITIES,
    "ask_topics": Act.TOPICS,
    "start_over": Act.START_OVER,
    "forget": Act.FORGET,
    "out_of_scope": Act.OFF_TOPIC,
    "nlu_fallback": Act.NOT_UNDERSTOOD,
}
"""The act of each intent, when nothing in the conversation says otherwise."""

LEANING = frozenset({Act.WHY, Act.SOURCE, Act.CONSEQUENCE, Act.CONTACT, Act.SIMPLER, Act.REPEAT})
"""Acts that ask further about the answer before."""
STANDING = frozenset(
    {
        Act.GREET,
        Act.THANK,
        Act.GOODBYE,
        Act.ACKNOWLEDGE,
        Act.ABUSE,
        Act.BOT_CHALLENGE,
        Act.CAPABILITIES,
        Act.TOPICS,
        Act.START_OVER,
        Act.FORGET,
    }
)
"""Acts that are not about a rule."""
EMPTY = LEANING | STANDING | {Act.CONDITION, Act.SUBJECT, Act.COMPARISON}
"""Acts of messages without a word that says what they are about."""
