"""Typing errors and chat spelling, put into Dutch training texts so the model forgives them."""

from __future__ import annotations

import random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CHAT = {  # how pupils type
    "waarom": "wrm",
    "even": "ff",
    "echt": "egt",
    "niet": "nie",
    "dat": "da",
    "wat": "wa",
    "eigenlijk": "eig",
    "inderdaad": "idd",
    "misschien": "mss",
    "iemand": "iem",
    "instagram": "insta",
    "snapchat": "snap",
    "whatsapp": "app",
    "foto": "pic",
    "leraar": "leeraar",
    "leraren": "leeraren",
    "meester": "meestr",
    "telefoon": "tel",
    "vrienden": "vriende",
    "morgen": "morge",
    "vandaag": "vndg",
    "school": "skool",
    "alsjeblieft": "aub",
    "gewoon": "gwn",
    "volgens": "vlgs",
    "mijn": "mn",
    "zijn": "zn",
    "het": "t",
    "een": "n",
    "maar": "mr",
    "zonder": "zndr",
    "tijdens": "tydens",
    "altijd": "altyd",
    "mogen": "moge",
    "hebben": "hebbe",
    "worden": "worde",
}
CHAT_SHARE = 0.3  # of the words that CHAT knows


def misspell(text: str, rng: random.Random) -> str:
    """One slip per six words: a letter dropped, swapped, doubled or replaced inside a long word."""
    words = text.split()
    for _ in range(max(1, len(words) // 6)):
        at = rng.randrange(len(words)) if words else 0
        if words and len(words[at]) >= 4:
            words[at] = _slip(words[at], rng)
    return " ".join(words)


def chat_spelling(text: str, rng: random.Random) -> str:
    """Some words as typed in a chat; no capitals, no end mark."""
    words = text.lower().rstrip("?.! ").split()
    return " ".join(CHAT.get(w, w) if rng.random() < CHAT_SHARE else w for w in words)


def disturb(text: str, rng: random.Random) -> str:
    """A misspelt text, in chat spelling half of the time."""
    if rng.random() < 0.5:
        text = chat_spelling(text, rng)
    return misspell(text, rng)


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    chance = rng.random()
    if chance < 0.35:
        return word[:at] + word[at + 1 :]
    if chance < 0.6:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if chance < 0.8:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice(LETTERS) + word[at + 1 :]
