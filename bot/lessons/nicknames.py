"""Friendly random names, so that nobody needs to give one."""

import random
from collections.abc import Collection

ADJECTIVES = [
    "Blije",
    "Bonte",
    "Dappere",
    "Dromerige",
    "Eerlijke",
    "Fitte",
    "Flinke",
    "Geduldige",
    "Grappige",
    "Handige",
    "Kalme",
    "Kleurige",
    "Knappe",
    "Lieve",
    "Moedige",
    "Muzikale",
    "Nieuwsgierige",
    "Rustige",
    "Slimme",
    "Snelle",
    "Sportieve",
    "Stralende",
    "Sterke",
    "Trouwe",
    "Vlotte",
    "Vriendelijke",
    "Vrolijke",
    "Wakkere",
    "Wijze",
    "Zonnige",
]
ANIMALS = [
    "Bever",
    "Das",
    "Dolfijn",
    "Egel",
    "Eekhoorn",
    "Flamingo",
    "Giraf",
    "Haas",
    "IJsvogel",
    "Kameel",
    "Kikker",
    "Koala",
    "Lama",
    "Leeuw",
    "Lynx",
    "Merel",
    "Mus",
    "Ooievaar",
    "Otter",
    "Panda",
    "Papegaai",
    "Pinguïn",
    "Reiger",
    "Specht",
    "Spreeuw",
    "Uil",
    "Vlinder",
    "Vos",
    "Walvis",
    "Zebra",
    "Zeehond",
    "Zwaan",
]
NAMES = tuple(f"{adjective} {animal}" for adjective in ADJECTIVES for animal in ANIMALS)
"""More than ten times as many as a lesson takes pupils."""


def new_name(taken: Collection[str], choose: random.Random | random.SystemRandom) -> str:
    """A name that nobody in the lesson has."""
    return choose.choice([name for name in NAMES if name not in taken])
