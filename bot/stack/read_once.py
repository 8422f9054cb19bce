"""Reading the training data of Rasa once for each training.

By itself Rasa reads and checks all examples three times, which is most of the time that a training takes.
This runs in Rasa's own environment, where config.yml names it.
"""

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData


class ReadOnce(RasaFileImporter):  # type: ignore[misc]  # Rasa is not in the environment that is checked
    """Rasa's own importer of files, with the examples kept."""

    _nlu: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples; `language` makes no difference to data in YAML. Raises as Rasa's own importer."""
        if self._nlu is None:
            self._nlu = super().get_nlu_data(language)
        return self._nlu
