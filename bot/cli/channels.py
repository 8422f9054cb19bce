"""The commands about the chat services: which are on, and the package that Teams wants."""

from pathlib import Path

import click

from bot.channels.settings import TEAMS_GUIDE, TELEGRAM_GUIDE, ChannelSettings, Missing
from bot.cli.printing import OPTIONS
from bot.settings import PREFIX, SettingsError


@click.command(options_metavar=OPTIONS)
def channels() -> None:
    """Laat zien of Telegram en Teams aan staan, en wat er nog voor nodig is.

    Kijkt naar de omgevingsvariabelen van deze computer.
    """
    settings = _settings()
    how = f"aan ({settings.telegram_mode})"
    _report("Telegram", how, settings.missing_for_telegram(), TELEGRAM_GUIDE)
    _report("Teams", "aan", settings.missing_for_teams(), TEAMS_GUIDE)


@click.command("teams-package", options_metavar=OPTIONS)
@click.option("--organisation", metavar="NAAM", required=True, help="De naam van je school of bestuur.")
@click.option(
    "--out",
    metavar="BESTAND",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("protocolwijzer-teams.zip"),
    show_default=True,
    help="Waar het pakket komt te staan.",
)
def teams_package(organisation: str, out: Path) -> None:
    """Maak het pakket waarmee je Protocolwijzer aan Teams toevoegt.

    Neemt de app en het adres uit PROTOCOLWIJZER_TEAMS_APP_ID en PROTOCOLWIJZER_PUBLIC_URL.
    """
    from bot.channels.teams.package import write_package

    settings = _settings()
    if settings.teams_app_id is None or settings.public_url is None:
        needed = {f"{PREFIX}TEAMS_APP_ID", f"{PREFIX}PUBLIC_URL"}
        lines = [_line(missing) for missing in settings.missing_for_teams() if missing.variable in needed]
        raise click.ClickException("\n".join(("er ontbreekt nog iets.", *lines)))
    try:
        write_package(out, settings.teams_app_id, settings.public_url, organisation)
    except OSError as error:
        raise click.ClickException(f"{out} kan niet worden geschreven: {error.strerror}") from error
    click.echo(f"Het pakket staat in {out}. {TEAMS_GUIDE} legt uit hoe je het aan Teams toevoegt.")


def _settings() -> ChannelSettings:
    try:
        return ChannelSettings.load()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def _report(name: str, how: str, missing: tuple[Missing, ...], guide: str) -> None:
    click.echo(f"{name}: {'uit' if missing else how}")
    for each in missing:
        click.echo(_line(each))
    if missing:
        click.echo(f"  Stap voor stap: {guide}")


def _line(missing: Missing) -> str:
    return f"  {missing.variable} ontbreekt. {missing.remedy}"
