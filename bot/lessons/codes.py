"""Codes that people type, secrets that they keep, and the fingerprints by which they are known again."""

import hashlib
import hmac
import secrets

ALPHABET = "23456789CDFGHJKMNPQRTVWX"
"""Nothing that looks like something else, and no vowels: no code is a word."""
CODE_LENGTH = 8
"""24⁸ codes. 60 guesses a minute for two hours find one of 8 lessons with probability 5 in 10 million; at the
6,000 requests a minute that one address can make in all, it is 5 in 100,000.
"""
SECRET_LENGTH = 16


def new_code() -> str:
    """What pupils type to join; lives as long as the lesson."""
    return _random(CODE_LENGTH)


def new_secret() -> str:
    """What opens the screens of the teacher: 73 random bits."""
    return _random(SECRET_LENGTH)


def new_token() -> str:
    """What the tab of a pupil holds: 192 random bits."""
    return secrets.token_urlsafe(24)


def normal(typed: str) -> str:
    """A code or secret as it was given out, however it was typed: "k7mf 2qxd", "K7MF-2QXD"."""
    return "".join(character for character in typed.upper() if character.isalnum())


def grouped(code: str) -> str:
    """In groups of four, as people read and type it."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def fingerprint(secret: str) -> str:
    """What the store keeps instead of a secret or token (SHA-256; they are too random to be guessed)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, kept: str) -> bool:
    """Whether a secret has this fingerprint; takes as long for any secret."""
    return hmac.compare_digest(fingerprint(secret), kept)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
