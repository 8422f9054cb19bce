"""The entry point of the command line `protocolwijzer`."""

from importlib.metadata import version

import click

from bot.cli.channels import channels, teams_package
from bot.cli.client import Assistant
from bot.cli.dutch import speak_dutch
from bot.cli.failures import EXPLANATION
from bot.cli.listing import schools, topics
from bot.cli.printing import OPTIONS
from bot.cli.talking import ask, chat
from bot.cli.working import draft, feedback, index, propose, review, run

DEFAULT_URL = "http://127.0.0.1:8000"

speak_dutch()


@click.group(
    options_metavar=OPTIONS,
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
    epilog=EXPLANATION,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)
@click.option(
    "--url",
    metavar="ADRES",
    envvar="PROTOCOLWIJZER_URL",
    default=DEFAULT_URL,
    show_default=True,
    show_envvar=True,
    help="Waar de assistent draait.",
)
@click.version_option(version("protocolwijzer"), prog_name="protocolwijzer")
@click.pass_context
def protocolwijzer(context: click.Context, url: str) -> None:
    """Vraag wat het socialemediaprotocol van je school zegt.

    \b
    Bijvoorbeeld:
      protocolwijzer ask "Mag ik vrienden worden met een leerling?" --school asko --role medewerker
    """
    context.obj = Assistant(url)


for command in (
    ask,
    chat,
    schools,
    topics,
    feedback,
    channels,
    teams_package,
    draft,
    propose,
    review,
    index,
    run,
):
    protocolwijzer.add_command(command)


def main() -> None:
    """Run the command line."""
    protocolwijzer(prog_name="protocolwijzer")
