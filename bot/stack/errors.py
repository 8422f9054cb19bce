"""What can keep the assistant from starting or running; the text of each is for the operator, in Dutch."""

from dataclasses import dataclass
from pathlib import Path


class StackError(Exception):
    """Base of what the supervisor reports before it stops."""


@dataclass
class PortInUse(StackError):
    """Another program listens where one of ours must."""

    name: str
    port: int
    variable: str

    def __str__(self) -> str:
        return (
            f"Poort {self.port} is al in gebruik; {self.name} heeft die nodig.\n"
            f"  Stop het andere programma (misschien draait Protocolwijzer al), "
            f"of kies een andere poort met {self.variable}."
        )


@dataclass
class StepFailed(StackError):
    """A tool that prepares the start did not succeed; `tail` is the end of what it printed."""

    title: str
    tail: str
    log: Path

    def __str__(self) -> str:
        return f"{self.title} is niet gelukt.\n{self.tail}\n  Alles staat in {self.log}"


@dataclass
class KeepsDying(StackError):
    """A process stopped so often, so soon after its start, that starting it again is no use."""

    name: str
    times: int
    log: Path

    def __str__(self) -> str:
        return f"{self.name} is {self.times} keer achter elkaar gestopt. De oorzaak staat in {self.log}"


@dataclass
class RasaMissing(StackError):
    """The environment of Rasa has not been made."""

    python: Path

    def __str__(self) -> str:
        return f"Rasa is niet geïnstalleerd: {self.python} is er niet. Start met `make run` of `make setup`."
