"""Whether words that reach a person are Dutch."""

import re

import py3langid

FRAMEWORK_WORDS = re.compile(
    r"\b(allowed|and|body|error|expected|failed|forbidden|found|internal|invalid|missing|must|not"
    r"|required|server|should|string|the|unavailable|valid|value)\b",
    re.IGNORECASE,
)
"""Words that give an English sentence away, also one too short to tell by its letters."""
CODE = re.compile(r"`[^`]*`")
py3langid.set_languages(["nl", "en"])


def is_dutch(text: str) -> bool:
    """Judge a phrase or sentence; single words are too short to tell."""
    text = CODE.sub("", text)
    return not FRAMEWORK_WORDS.search(text) and py3langid.classify(text)[0] == "nl"
