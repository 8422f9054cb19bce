"""Who is scored, and what the answers of each hang on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from knowledge.embedder import model_id_of
from knowledge.settings import PACKAGED_MODEL, ROOT
from tests.evaluation.assistant import assistant_over_http
from tests.evaluation.given import System
from tests.evaluation.gold import QUESTIONS
from tests.evaluation.inputs import inputs_digest
from tests.evaluation.kept_out_schools import advisors_without, proposals_in
from tests.evaluation.rankings import ranking_by_characters, ranking_by_vectors, ranking_by_words
from tests.evaluation.systems import advisor_system, advisors_system, ranking_of_search
from tests.evaluation.workshop import Workshop, rasa_files

ADVISOR = "advisor"
HTTP = "assistant over HTTP"
KEPT_OUT = "advisor, school kept out"
HEARS_A_MESSAGE = [*(f"actions.{file.stem}" for file in (ROOT / "actions").glob("*.py")), "bot.dialogue"]


@dataclass(frozen=True, slots=True)
class Contender:
    """A system with its name; `inputs` is the digest of all that its answers hang on.

    `sampled` says that it is too slow to be asked everything. `make` loads or starts it.
    """

    name: str
    inputs: str
    make: Callable[[], AbstractContextManager[System]]
    sampled: bool = False

    @property
    def file_name(self) -> str:
        """The name of the file that keeps its answers."""
        return f"{self.name.replace(' ', '-').replace(',', '')}-{self.inputs[:16]}.jsonl"


def contenders(workshop: Workshop) -> Iterator[Contender]:
    """All of them, in the order of the tables."""
    settings = workshop.settings
    id_of = {model: model_id_of(model) for model in {PACKAGED_MODEL, settings.model}}

    def digest(modules: list[str], *models: str, files: list[Path] | None = None) -> str:
        every = [*workshop.data_files(), *QUESTIONS.glob("*.jsonl"), *(files or ())]
        return inputs_digest(
            ["tests.evaluation.answers", *modules], every, *(id_of[model] for model in models)
        )

    def direct(name: str, modules: list[str], model: str | None, make: Callable[[], System]) -> Contender:
        models = [model] if model else []
        return Contender(name, digest(modules, *models), lambda: nullcontext(make()))

    rankings = ["tests.evaluation.rankings"]
    systems = ["tests.evaluation.systems"]
    yield direct("BM25 over Dutch stems", rankings, None, lambda: ranking_by_words(workshop.library))
    yield direct("BM25 over characters", rankings, None, lambda: ranking_by_characters(workshop.library))
    yield direct(
        "English model alone",
        rankings,
        PACKAGED_MODEL,
        lambda: ranking_by_vectors(workshop.library, workshop.english_embedder),
    )
    if settings.model != PACKAGED_MODEL:
        yield direct(
            "shipped model alone",
            rankings,
            settings.model,
            lambda: ranking_by_vectors(workshop.library, workshop.embedder),
        )
    yield direct(
        "ranking of the assistant",
        systems,
        settings.model,
        lambda: ranking_of_search(workshop.search),
    )
    yield direct(ADVISOR, systems, settings.model, lambda: advisor_system(workshop.advisor))
    yield direct(
        KEPT_OUT,
        [*systems, "tests.evaluation.kept_out_schools"],
        settings.model,
        lambda: advisors_system(advisors_without(workshop, proposals_in(workshop))),
    )
    asked = [ROOT / "tests" / "evaluation" / "assistant.py", *QUESTIONS.glob("*.jsonl")]
    inputs = whole_assistant_digest(workshop, ["tests.evaluation.answers"], asked)
    yield Contender(HTTP, inputs, assistant_over_http, sampled=True)


def whole_assistant_digest(workshop: Workshop, modules: list[str], files: list[Path]) -> str:
    """A digest of all that an answer over HTTP hangs on, and of how it is scored: `modules`, `files`."""
    every = [*workshop.data_files(), *rasa_files(), *files]
    return inputs_digest([*HEARS_A_MESSAGE, *modules], every, model_id_of(workshop.settings.model))
