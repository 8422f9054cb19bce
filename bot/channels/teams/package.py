"""The app package for Teams: a zip with the manifest and the icons, as an administrator uploads it."""

import json
import zipfile
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from bot.channels.commands import COMMANDS, WHAT_CAN_YOU_DO

MANIFEST_VERSION = "1.19"
SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{MANIFEST_VERSION}/MicrosoftTeams.schema.json"
ICONS = ("color.png", "outline.png")
SCOPES = ["personal", "team", "groupChat"]
ACCENT = "#154a73"
SHORT = "Zoekt op wat het protocol van je school zegt over sociale media."
FULL = (
    "Stel je vraag over sociale media en school, bijvoorbeeld: mag ik vrienden worden met een leerling? "
    "Protocolwijzer zoekt de regel op in het protocol van je school en laat de regel woord voor woord zien, "
    "met de plaats waar die staat. Staat er niets over in het protocol, dan zegt hij dat.\n\n"
    "Protocolwijzer is een automatische assistent, geen mens. Een gesprek wordt hoogstens 24 uur bewaard. "
    "Typ geen namen van leerlingen of collega's."
)


def manifest(app_id: str, public_url: str, organisation: str) -> dict[str, Any]:
    """The manifest for a bot with this application id.

    `public_url` is an https address of ours; `organisation` is who offers the app.
    """
    privacy = f"{public_url}/privacy"
    return {
        "$schema": SCHEMA,
        "manifestVersion": MANIFEST_VERSION,
        "version": version("protocolwijzer"),
        "id": str(uuid5(NAMESPACE_URL, f"protocolwijzer/{app_id.lower()}")),
        "developer": {
            "name": organisation[:32],
            "websiteUrl": public_url,
            "privacyUrl": privacy,
            "termsOfUseUrl": privacy,
        },
        "name": {"short": "Protocolwijzer", "full": "Protocolwijzer: de regels over sociale media"},
        "description": {"short": SHORT, "full": FULL},
        "icons": {"color": ICONS[0], "outline": ICONS[1]},
        "accentColor": ACCENT,
        "localizationInfo": {"defaultLanguageTag": "nl-nl"},
        "bots": [_bot(app_id)],
        "validDomains": [urlsplit(public_url).hostname],
    }


def _bot(app_id: str) -> dict[str, Any]:
    titles = {name: title for name, title in COMMANDS.items() if name != "help"}
    commands = [{"title": WHAT_CAN_YOU_DO, "description": COMMANDS["help"]}]
    commands += [{"title": name, "description": title} for name, title in titles.items()]
    return {
        "botId": app_id.lower(),
        "scopes": SCOPES,
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [{"scopes": SCOPES, "commands": commands}],
    }


def write_package(target: Path, app_id: str, public_url: str, organisation: str) -> None:
    """Write the zip; raises OSError when that cannot be done."""
    described = json.dumps(manifest(app_id, public_url, organisation), ensure_ascii=False, indent=2)
    icons = files(__package__) / "icons"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", described)
        for icon in ICONS:
            package.writestr(icon, (icons / icon).read_bytes())
