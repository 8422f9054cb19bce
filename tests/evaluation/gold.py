"""What the right answer to a written question is for each school, as the protocol files say it.

One question labels all schools at once: the clauses that settle its topic for the person whose conduct it is
about, with their verdict; or silence.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from knowledge.clause import TopicRule
from knowledge.form import Form
from knowledge.protocol import Protocol
from knowledge.questions import NO_TOPIC
from knowledge.vocabulary import Role, Verdict

QUESTIONS = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A question with the labels of its author; `acts` is None when it is about nobody's conduct."""

    author: str
    text: str
    topic: str
    asker: Role
    acts: Role | None
    form: Form
    condition_met: bool | None


@dataclass(frozen=True, slots=True)
class Expected:
    """The right answer: any of `clauses`, with `verdict`. No clauses: honest silence."""

    clauses: frozenset[str]
    verdict: Verdict

    @property
    def is_silence(self) -> bool:
        """Whether the protocol does not settle the question."""
        return not self.clauses


SILENCE = Expected(frozenset(), Verdict.NIET_GEREGELD)
CONDITION = {"vervuld": True, "niet-vervuld": False, None: None}


def read_written(author: str) -> list[WrittenQuestion]:
    """The questions of one author's file, such as "dev_1"."""
    lines = (QUESTIONS / f"{author}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_written(author, json.loads(line)) for line in lines]


def one_in(share: int, questions: Sequence[WrittenQuestion]) -> list[WrittenQuestion]:
    """One in so many of an author's questions, by a fixed seed, of every topic alike; in the given order.

    With five questions on a topic, one in five is one question on every topic.
    """
    random = Random(0)
    by_topic: dict[str, list[WrittenQuestion]] = {}
    for question in questions:
        by_topic.setdefault(question.topic, []).append(question)
    drawn = {q for group in by_topic.values() for q in random.sample(group, max(1, len(group) // share))}
    return [question for question in questions if question in drawn]


def expected_answer(question: WrittenQuestion, protocol: Protocol) -> Expected:
    """What the assistant should answer for this school."""
    if question.topic == NO_TOPIC:
        return SILENCE
    rules = [(clause, rule) for clause, rule in protocol.rules_on(question.topic) if not rule.supporting]
    for role in _whose_rule(question):
        binding = [(clause.id, rule) for clause, rule in rules if role in rule.roles]
        if binding:
            first = protocol.clause(binding[0][0])
            verdict = _verdict(question, binding[0][1], {c.key: (c.met, c.unmet) for c in first.conditions})
            return Expected(frozenset(clause_id for clause_id, _ in binding), verdict)
    return SILENCE


def _written(author: str, line: dict[str, str]) -> WrittenQuestion:
    return WrittenQuestion(
        author=author,
        text=line["q"],
        topic=line["topic"],
        asker=Role(line["role"]),
        acts=Role(line["actor"]) if line["actor"] in {role.value for role in Role} else None,
        form=Form(line["form"]),
        condition_met=CONDITION[line["condition"]],
    )


def _whose_rule(question: WrittenQuestion) -> Iterator[Role]:
    if question.acts is not None:
        yield question.acts
        return
    yield question.asker
    yield from (role for role in Role if role is not question.asker)


def _verdict(
    question: WrittenQuestion, rule: TopicRule, conditions: dict[str, tuple[Verdict, Verdict]]
) -> Verdict:
    if question.form.asks_for_information:
        return Verdict.INFO
    if question.condition_met is not None and rule.verdict is Verdict.JA_MITS and rule.conditions:
        met, unmet = conditions[rule.conditions[0]]
        return met if question.condition_met else unmet
    return rule.verdict
