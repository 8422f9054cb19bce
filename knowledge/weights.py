"""The few numbers that were learnt on questions of authors whom the experts had not seen: weights.yaml."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from knowledge.data_file import read_data_file

WEIGHTS_FILE = Path(__file__).with_name("weights.yaml")


class PoolWeights(BaseModel):
    """How much each expert's score counts for one set of labels.

    `none` is added to the score of "no topic"; `topic` is the weight of how often a label goes with the
    topic.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: float
    meaning: float
    none: float = 0.0
    topic: float = 0.0


class Thresholds(BaseModel):
    """`settled`: an answer needs at least this probability. `readings`: below it, readings are offered when
    the school settles the question with at least this probability in all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    settled: float = Field(gt=0, lt=1)
    readings: float = Field(gt=0, lt=1)


class Weights(BaseModel):
    """All of weights.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topic: PoolWeights
    form: PoolWeights
    actor: PoolWeights
    stated: PoolWeights
    thresholds: Thresholds


def load_weights(file: Path = WEIGHTS_FILE) -> Weights:
    """The learnt numbers; raises `DataError` when the file is not in order."""
    return read_data_file(file, Weights)
