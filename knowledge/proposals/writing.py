"""Writing proposals into a protocol file, for a person to confirm; what a person wrote there stays."""

import os
from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from knowledge.clause import Condition, TopicRule
from knowledge.embedder import load_embedder
from knowledge.library import read_protocol
from knowledge.proposals.proposer import Proposals, Proposer
from knowledge.protocol_style import flow, folded, protocol_yaml
from knowledge.questions import read_questions
from knowledge.settings import KnowledgeSettings
from knowledge.topics import load_topics
from knowledge.vocabulary import Role


def propose_for(school: str, settings: KnowledgeSettings) -> int:
    """Write proposals into the file of `school`, at every clause without `topics`; gives their number.

    They are learnt from the other schools whose protocol a person reviewed from beginning to end. Takes half
    a minute. Raises `TooFewReviewed`, `DataError` or `ModelNotFound`.
    """
    directory = settings.knowledge_dir / "protocols"
    topics = load_topics(settings.knowledge_dir / "topics.yaml")
    file = directory / f"{school}.yaml"
    protocol = read_protocol(file, topics)
    others = [read_protocol(other, topics) for other in sorted(directory.glob("*.yaml")) if other != file]
    proposer = Proposer(
        [other for other in others if not other.awaits_review],
        topics,
        read_questions(settings.questions_dir),
        load_embedder(settings.model),
    )
    return _write(file, proposer.proposals(protocol))


def _write(file: Path, proposals: Proposals) -> int:
    yaml = protocol_yaml()
    content = yaml.load(file.read_text(encoding="utf-8"))
    unanswered = [
        clause
        for section in content["sections"]
        for clause in section.get("clauses") or ()
        if clause.get("topics") is None and clause["id"] in proposals
    ]
    for clause in unanswered:
        _fill(clause, *proposals[clause["id"]])
    unfinished = file.with_suffix(f".{os.getpid()}")
    with unfinished.open("w", encoding="utf-8") as opened:
        yaml.dump(content, opened)
    unfinished.replace(file)
    return sum(len(clause["topics"]) for clause in unanswered)


def _fill(clause: CommentedMap, conditions: tuple[Condition, ...], rules: tuple[TopicRule, ...]) -> None:
    if conditions and not clause.get("conditions"):
        clause["conditions"] = CommentedSeq(map(_condition, conditions))
    clause["topics"] = CommentedSeq(map(_rule, rules))


def _condition(condition: Condition) -> CommentedMap:
    return CommentedMap(
        key=condition.key,
        words=folded(condition.words),
        question=folded(condition.question),
        met=condition.met.value,
        unmet=condition.unmet.value,
    )


def _rule(rule: TopicRule) -> CommentedMap:
    written = CommentedMap(
        topic=rule.topic,
        roles=flow(role.value for role in Role if role in rule.roles),
        verdict=rule.verdict.value,
    )
    if rule.conditions:
        written["conditions"] = flow(rule.conditions)
    written["proposed"] = True
    return written
