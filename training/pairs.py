"""Step ``pairs``: read, clean, deduplicate, and keep a part for the probe."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from training.clean import acceptable, pieces
from training.config import Config, PairRules
from training.jsonl import Pair, write_pairs
from training.readers.catalogues import gettext_pairs, mediawiki_pairs, qt_pairs
from training.readers.dictionary import dictionary_pairs
from training.readers.documents import document_pairs
from training.readers.mozilla import mozilla_pairs
from training.readers.tree import Raw, Tree

READERS = (
    dictionary_pairs,
    document_pairs,
    mozilla_pairs,
    gettext_pairs,
    qt_pairs,
    mediawiki_pairs,
)


def is_heldout(english: str, every: int) -> bool:
    """Chosen by the text itself, so the same texts are held out whatever else is read."""
    digest = hashlib.sha256(english.lower().encode()).digest()
    return int.from_bytes(digest[:4], "big") % every == 0


def clean(entries: Iterable[Raw], rules: PairRules) -> Iterator[tuple[Pair, bool]]:
    """Distinct acceptable pairs (by lower-case texts), each with whether its entry is held out."""
    seen: set[tuple[str, str]] = set()
    for raw in entries:
        if max(len(raw.english), len(raw.dutch)) > rules.max_characters:
            continue
        heldout = is_heldout(raw.english, rules.heldout_every)
        for english, dutch in pieces(raw.english, raw.dutch):
            key = (english.lower(), dutch.lower())
            if key not in seen and acceptable(english, dutch, raw.kind, rules):
                seen.add(key)
                yield Pair(raw.kind, raw.package, english, dutch), heldout


def split(marked: Iterable[tuple[Pair, bool]]) -> tuple[list[Pair], list[Pair]]:
    """(training, held-out); no text of a held-out pair stands in a training pair."""
    training: list[Pair] = []
    heldout: list[Pair] = []
    for pair, kept in marked:
        (heldout if kept else training).append(pair)
    english = {pair.en.lower() for pair in heldout}
    dutch = {pair.nl.lower() for pair in heldout}
    training = [p for p in training if p.en.lower() not in english and p.nl.lower() not in dutch]
    return training, heldout


def make_pairs(config: Config) -> dict[str, int]:
    """Run the step; writes pairs, held-out pairs and the counts per kind and package."""
    tree = Tree(config.paths.unpacked)
    raw = (entry for reader in READERS for entry in reader(tree))
    training, heldout = split(clean(raw, config.pairs))
    write_pairs(config.paths.pairs, training)
    write_pairs(config.paths.heldout, heldout)
    counts = {
        "training": len(training),
        "heldout": len(heldout),
        "kinds": dict(Counter(pair.kind for pair in training).most_common()),
        "packages": dict(Counter(pair.package for pair in training).most_common()),
        "dutch_words": sum(len(pair.nl.split()) for pair in training),
    }
    config.paths.counts.write_text(json.dumps(counts, indent=1) + "\n", "utf-8")
    return {"training": len(training), "heldout": len(heldout)}
