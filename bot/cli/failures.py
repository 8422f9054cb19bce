"""How the command line ends when it cannot do what was asked.

One Dutch line on standard error and an exit code.
"""

from enum import IntEnum

import click


class ExitCode(IntEnum):
    """The exit codes, as `--help` explains them."""

    USAGE = 2
    UNREACHABLE = 3
    REFUSED = 4
    ASKS_BACK = 5


EXPLANATION = """\b
Eindcodes:
  0  gelukt
  1  er ging iets anders mis
  2  de opdracht klopt niet
  3  de assistent is niet te bereiken
  4  de assistent kan dit niet beantwoorden
  5  de assistent stelt eerst een vraag terug"""


class Unreachable(click.ClickException):
    """There is no gateway at the address."""

    exit_code = ExitCode.UNREACHABLE

    def __init__(self, url: str) -> None:
        super().__init__(
            f"op {url} antwoordt de assistent niet. Start hem met 'make run', "
            "of noem een ander adres met --url of PROTOCOLWIJZER_URL."
        )


class Refused(click.ClickException):
    """The gateway answered with an error.

    Its own Dutch sentence is the message. `status` is its HTTP status.
    """

    exit_code = ExitCode.REFUSED

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status
