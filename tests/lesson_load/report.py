"""The figures as a page to read."""

import os
import platform
from statistics import median

from tests.lesson_load.measuring import Figures

HEAD = """# Een les onder belasting
Geschreven door `make lesson-load`, op {cores} kernen ({machine}), met een belasting van {load:.1f} aan het
einde. De gateway, Rasa, de actieserver, de leerlingen en de browsers draaien op dezelfde machine. Het is geen
test: tijden verschillen per machine.

Elke leerling heeft een eigen verbinding met een scherm dat meeloopt (Server-Sent Events); {browsers} van hen
zijn echte browsers (Chromium, 360 × 740). Allemaal doen ze op hetzelfde ogenblik mee, en allemaal stemmen ze
op hetzelfde ogenblik: dat is erger dan in een klas. Tijden zijn in seconden. Bij een stap telt de tijd vanaf
de druk op de knop van de leraar tot een scherm het toont.

| | doel | {one} | {many} |
|---|---:|---:|---:|
"""


def report(one: Figures, many: Figures, alone: list[float]) -> str:
    """The page; `alone` are times of the chat when there is no lesson."""
    head = HEAD.format(
        cores=os.cpu_count(),
        machine=platform.machine(),
        load=os.getloadavg()[0],
        browsers=one.browsers,
        one=f"1 les van {one.pupils}",
        many=f"{many.lessons} lessen, samen {many.pupils}",
    )
    rows = [
        ("de laatste doet mee", "20", [f"{f.joining:.1f}" for f in (one, many)]),
        ("de laatste stem is geteld", "10", [f"{f.voting:.1f}" for f in (one, many)]),
        ("stap, mediaan", "", [f"{median(f.steps):.2f}" for f in (one, many)]),
        ("stap, het traagste scherm", "1", [f"{max(f.steps):.2f}" for f in (one, many)]),
        ("stap, de traagste browser", "1", [_slowest(f.browser_steps) for f in (one, many)]),
        ("antwoord in de chat, mediaan", "", [f"{median(f.chat):.2f}" for f in (one, many)]),
        ("antwoord in de chat, het traagste", "", [f"{max(f.chat):.2f}" for f in (one, many)]),
    ]
    table = "\n".join(f"| {name} | {aim} | {' | '.join(values)} |" for name, aim, values in rows)
    return (
        f"{head}{table}\n\nZonder les geeft de chat op deze machine antwoord in {median(alone):.2f} s "
        f"(mediaan), hoogstens {max(alone):.2f} s.\n"
    )


def _slowest(times: list[float]) -> str:
    return f"{max(times):.2f}" if times else "–"
