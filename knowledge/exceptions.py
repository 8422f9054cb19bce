"""The exception in a clause of which nobody has written down the condition yet, from the words of the
clause.
"""

import re
from typing import Any

EXCEPTION = re.compile(
    r"\b(?P<words>(?:tenzij|mits|alleen (?:indien|als|wanneer)|behalve (?:als|wanneer))\s+(?P<what>[^.;:]+))",
    re.IGNORECASE,
)
RULED_BY = {"verbod": ("ja", "nee"), "toestemming": ("ja", "nee")}
"""The verdicts when the exception holds and when it does not, by norm."""


def unreviewed_conditions(text: str, norm: object) -> list[dict[str, Any]]:
    """The condition that the words after "tenzij" or "mits" make, as a protocol file would hold it.

    Empty when the clause neither forbids nor permits, or has no such words.
    """
    found = EXCEPTION.search(" ".join(text.split()))
    verdicts = RULED_BY.get(str(norm))
    if found is None or verdicts is None:
        return []
    met, unmet = verdicts
    words, what = found["words"].rstrip(" ,"), found["what"].rstrip(" ,")
    question = f"Geldt hier dit: “{what}”?"
    return [{"key": "uitzondering", "words": words, "question": question, "met": met, "unmet": unmet}]
