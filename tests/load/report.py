"""The figures of the load test, and the page that tells them."""

import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

TEXT = """# Belasting van Telegram en Teams
Gemaakt door `make load` op een machine met {machine}; ook de nagespeelde diensten en mensen draaien daarop.

{chats} chats op Telegram en {chats} in Teams stellen tegelijk elk {questions} vragen. Alles is echt, behalve
Telegram en Microsoft zelf: die worden nagespeeld, met handtekeningen en al. Elke chat kreeg elk antwoord
precies één keer en in de goede volgorde; anders had de meting een fout gegeven.

| wie en hoe | vragen | p50 (s) | p95 (s) | antwoorden per seconde |
|---|---|---|---|---|
{rows}

*Eén voor één*: de volgende vraag komt als het antwoord er is. *Tien tegelijk*: alle vragen komen meteen, en
de tijd telt vanaf de eerste. Op Telegram houdt de bot zichzelf aan hoogstens dertig berichten per seconde.
"""


@dataclass(frozen=True)
class Figures:
    """Seconds from a message to its answer, and how long everything took."""

    name: str
    seconds: Sequence[float]
    total: float

    def row(self) -> str:
        *_, p95 = statistics.quantiles(self.seconds, n=20)
        rate = len(self.seconds) / self.total
        p50 = statistics.median(self.seconds)
        return f"| {self.name} | {len(self.seconds)} | {p50:.2f} | {p95:.2f} | {rate:.1f} |"


def report(figures: list[Figures], chats: int, questions: int) -> str:
    """The page, in Dutch."""
    rows = "\n".join(figure.row() for figure in figures)
    machine = f"{os.cpu_count()} kernen, {platform.machine()}, Python {platform.python_version()}"
    return TEXT.format(rows=rows, machine=machine, chats=chats, questions=questions)
