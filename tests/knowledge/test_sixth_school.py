"""A sixth school needs no training: its protocol works annotated, and with proposed annotations."""

import shutil
from pathlib import Path

import pytest

from knowledge.advisor import Advisor, load_advisor
from knowledge.draft import write_draft
from knowledge.embedder import SentenceEmbedder
from knowledge.index import build_index
from knowledge.library import KNOWLEDGE, load_library
from knowledge.proposals.writing import propose_for
from knowledge.question import Question
from knowledge.settings import KnowledgeSettings
from knowledge.vocabulary import Role, Verdict

SIXTH = Path(__file__).parent / "sixth"
ANNOTATED, PROPOSED = "regenboog", "vlinder"
MEDEWERKER, LEERLING, OUDER = Role.MEDEWERKER, Role.LEERLING, Role.OUDER
ASKED = [
    ("mag ik vrienden worden met een leerling?", MEDEWERKER, Verdict.NEE, "B.1"),
    ("Mag ik foto's van de klas op Instagram zetten?", OUDER, Verdict.JA_MITS, "A.1"),
    ("mag ik onder de les op tiktok?", LEERLING, Verdict.JA_MITS, "C.1"),
    ("Welke straf kan een leerling krijgen?", OUDER, Verdict.INFO, "D.1"),
    ("Bij wie kan ik terecht als ik twijfel of ik iets mag plaatsen?", MEDEWERKER, Verdict.INFO, "B.2"),
    ("Wie is verantwoordelijk voor wat ik online zet?", OUDER, Verdict.INFO, "A.2"),
]
UNSETTLED = ("Mag ik mijn smartwatch mee naar school nemen?", LEERLING)


@pytest.fixture(scope="module")
def sixth(
    settings: KnowledgeSettings, embedder: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory
) -> Advisor:
    """An advisor on the five schools, an annotated sixth, and the same document as a draft with proposals."""
    root = tmp_path_factory.mktemp("sixth")
    ours = settings.model_copy(update={"knowledge_dir": root / "knowledge", "build_dir": root / "build"})
    for folder in ("protocols", "sources"):
        shutil.copytree(KNOWLEDGE / folder, ours.knowledge_dir / folder)
    for name in ("topics.yaml", "repairs.yaml"):
        shutil.copy(KNOWLEDGE / name, ours.knowledge_dir)
    protocols, sources = ours.knowledge_dir / "protocols", ours.knowledge_dir / "sources"
    draft_source = shutil.copy(SIXTH / "regenboog.txt", sources / f"{PROPOSED}.txt")
    draft = write_draft(Path(draft_source), PROPOSED, "De Vlinder", protocols)
    begun = draft.read_text(encoding="utf-8").replace("mededeling\n", "mededeling\n        topics: []\n", 1)
    draft.write_text(begun, encoding="utf-8")
    propose_for(PROPOSED, ours)
    shutil.copy(SIXTH / "regenboog.txt", sources)
    shutil.copy(SIXTH / "regenboog.yaml", protocols)
    if settings.index_file.exists():
        ours.index_file.parent.mkdir(parents=True)
        shutil.copy(settings.index_file, ours.index_file)
    build_index(ours, load_library(ours.knowledge_dir), embedder)
    return load_advisor(ours)


@pytest.mark.parametrize(("text", "asker", "verdict", "clause"), ASKED)
@pytest.mark.parametrize("school", [ANNOTATED, PROPOSED])
def test_a_sixth_school_gets_the_right_clause_and_verdict(
    sixth: Advisor, school: str, text: str, asker: Role, verdict: Verdict, clause: str
) -> None:
    ruling = sixth.rule(Question(text, school, asker))
    assert ruling.verdict is verdict
    assert clause in [cited.clause.id for cited in ruling.clauses]
    assert all(cited.clause.school == school for cited in ruling.clauses)


@pytest.mark.parametrize("school", [ANNOTATED, PROPOSED])
def test_a_sixth_school_is_silent_on_what_it_does_not_settle(sixth: Advisor, school: str) -> None:
    text, asker = UNSETTLED
    assert sixth.rule(Question(text, school, asker)).verdict is Verdict.NIET_GEREGELD


def test_what_rests_on_a_proposal_is_known_as_unreviewed(sixth: Advisor) -> None:
    text, asker, *_ = ASKED[0]
    assert sixth.rule(Question(text, PROPOSED, asker)).unreviewed
    assert not sixth.rule(Question(text, ANNOTATED, asker)).unreviewed
    assert sixth.rule(Question(UNSETTLED[0], PROPOSED, LEERLING)).unreviewed
    assert not sixth.rule(Question(UNSETTLED[0], ANNOTATED, LEERLING)).unreviewed


def test_proposals_leave_alone_what_a_person_wrote(sixth: Advisor) -> None:
    first = sixth.library[PROPOSED].clause("inleiding.1")
    assert first.topics == ()
    assert not first.awaits_review
    others = [clause for clause in sixth.library[PROPOSED].clauses if clause is not first]
    assert all(clause.awaits_review for clause in others)


def test_the_condition_of_a_proposal_is_asked_in_the_words_of_the_clause(sixth: Advisor) -> None:
    ruling = sixth.rule(Question("mag ik onder de les op tiktok?", PROPOSED, LEERLING))
    assert [condition.question for condition in ruling.conditions] == ["Is er toestemming van de leraar?"]
