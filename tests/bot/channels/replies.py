"""Replies of every kind, as Rasa's REST channel gives them in `custom`."""

from typing import Any

from actions.citations import citation_of
from actions.reply import Citation, Reply
from knowledge.library import Library
from knowledge.ruling import CitedClause
from knowledge.vocabulary import Verdict

Json = dict[str, Any]
NASTY = "<b>&amp; *ster* _streep_ [haak](x) \\ 1. lijst\n- punt\n# kop ‮ 👩‍👩‍👧 „aanhaling”"
YES_NO = [{"title": "Ja, met een schoolproject", "value": "/affirm"}, {"title": "Nee", "value": "/deny"}]


def citation(library: Library, school: str, clause: str) -> Citation:
    """A citation of a whole clause."""
    protocol = library[school]
    found = protocol.clause(clause)
    return citation_of(CitedClause(found, found.text), protocol)


def every_kind(library: Library) -> dict[str, Reply]:
    """A reply of each status and verdict, and of each thing a reply can hold."""
    asko = citation(library, "asko", "A.6")
    oog = citation(library, "oog", "4.2.9")
    kinds: dict[str, Json] = {
        **{
            f"answer {verdict}": {
                "status": "answer",
                "verdict": verdict,
                "text": "Eerst dit.\n\nDan dat.",
                "citations": [asko],
            }
            for verdict in Verdict
            if verdict is not Verdict.NIET_GEREGELD
        },
        "answer without verdict": {"status": "answer", "text": "Per school.", "citations": [asko, oog]},
        "comparison": {
            "status": "answer",
            "text": "Mag het? Zo staat het bij elke school:\nASKO: nee.\nKonot: niet geregeld.",
            "citations": [asko],
        },
        "condition": {
            "status": "answer",
            "verdict": "ja_mits",
            "text": "Is het voor een schoolproject?",
            "citations": [asko],
            "asks": "condition",
            "choices": YES_NO,
        },
        "not covered": {"status": "not_covered", "verdict": "niet_geregeld", "text": "Niet geregeld."},
        "not covered, nearest": {
            "status": "not_covered",
            "verdict": "niet_geregeld",
            "text": "Niet geregeld.",
            "related": [oog],
            "contacts": [{"name": "de vertrouwenspersoon", "phone": "0900-1113111"}],
        },
        "clarify": {
            "status": "clarify",
            "text": "Van welke school?",
            "asks": "school",
            "choices": [
                {"title": name, "value": f'/inform_school{{"school": "{key}"}}'}
                for key, name in (("asko", "ASKO"), ("jozef", "St. Jozefschool / De Pontonnier"))
            ],
        },
        "help": {
            "status": "help",
            "text": "Wat erg. Praat met iemand die je vertrouwt.",
            "contacts": [
                {"name": "Kindertelefoon", "phone": "0800-0432", "url": "https://www.kindertelefoon.nl"},
                {"name": "je leraar"},
            ],
        },
        "small talk": {"status": "small_talk", "text": "Hallo!"},
        "off topic": {"status": "off_topic", "text": "Daar weet ik niets van."},
        "error": {"status": "error", "text": "Er ging iets mis."},
        "nasty words": {
            "status": "clarify",
            "text": NASTY,
            "choices": [{"title": NASTY[:40], "value": "x"}],
        },
        "many clauses": {
            "status": "answer",
            "verdict": "info",
            "text": "Dit staat erover in het protocol.",
            "citations": [citation(library, "oog", clause.id) for clause in library["oog"].clauses],
        },
    }
    return {name: Reply.model_validate(kind) for name, kind in kinds.items()}


def said(reply: Reply) -> list[str]:
    """Everything that a person must be able to read, quotes whole."""
    words = [line for line in reply.text.split("\n") if line.strip()]
    for each in (*reply.citations, *reply.related):
        words += [each.quote, each.organisation, each.document, each.edition, each.section, each.clause]
    for contact in reply.contacts:
        words += filter(None, (contact.name, contact.phone, contact.url))
    return [*words, *(choice.title for choice in reply.choices)]
