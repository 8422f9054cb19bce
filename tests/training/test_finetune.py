"""Fine-tuning brings questions on one topic together."""

from __future__ import annotations

from dataclasses import replace

from knowledge.library import load_library
from knowledge.questions import read_questions
from training.config import Config
from training.finetune import UNKNOWN, Finetuner, read_lesson
from training.steps import run_step, steps
from training.student import encode, load_student
from training.vocabulary import load_tokenizer, token_ids


def test_questions_on_one_topic_end_up_nearer_to_each_other_than_to_others(toy: Config) -> None:
    for step in steps(toy):
        if step.name in ("pairs", "domain", "vocabulary", "teach", "align", "distil"):
            run_step(step, toy)
    config = replace(toy, finetune=replace(toy.finetune, epochs=6, encoder_rate=3e-3, warmup_steps=2))
    student = load_student(config, config.paths.checkpoint)
    lesson = read_lesson(load_library(), read_questions(config.paths.corpus))
    figures = Finetuner(student, lesson, config).run()
    assert figures["texts"] == len(lesson.texts)
    asked = ["een foto 3", "een foto 5", "de school 2"]
    photo, other_photo, school = encode(
        student, token_ids(load_tokenizer(config.paths.tokenizer), asked, config.distil.max_tokens)
    )
    assert float(photo @ other_photo) > float(photo @ school) + 0.1


def test_what_an_author_did_not_label_teaches_nothing(toy: Config) -> None:
    lesson = read_lesson(load_library(), read_questions(toy.paths.corpus))
    assert lesson.labels["form"][-1] == UNKNOWN, "the last text is the description of a topic"
    assert lesson.labels["topic"].min() >= 0
