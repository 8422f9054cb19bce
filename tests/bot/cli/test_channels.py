"""The commands about the chat services."""

import json
import struct
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft4Validator

from bot.cli.main import protocolwijzer
from tests.dutch import is_dutch

SCHEMA = Path(__file__).parent.parent / "channels" / "schemas" / "teams-manifest-1.19.json"
GUID = "11111111-1111-1111-1111-111111111111"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(protocolwijzer, arguments)


@pytest.fixture
def teams(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "PUBLIC_URL": "https://protocol.example/",
        "TEAMS_APP_ID": GUID,
        "TEAMS_APP_SECRET": "zeergeheim",
        "TEAMS_TENANT_ID": GUID,
    }.items():
        monkeypatch.setenv(f"PROTOCOLWIJZER_{name}", value)


def test_channels_says_what_is_missing_and_where_to_read_on() -> None:
    result = run("channels")
    assert result.exit_code == 0
    assert "Telegram: uit" in result.stdout
    assert "PROTOCOLWIJZER_TELEGRAM_TOKEN ontbreekt" in result.stdout
    assert "docs/teams.md" in result.stdout


def test_channels_says_what_is_on_and_shows_no_secret(teams: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_TELEGRAM_TOKEN", "1:geheim")
    assert run("channels").stdout == "Telegram: aan (polling)\nTeams: aan\n"


def test_channels_explains_a_wrong_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_PUBLIC_URL", "http://x")
    result = run("channels")
    assert result.exit_code == 1
    assert "PROTOCOLWIJZER_PUBLIC_URL is niet goed" in result.stderr


def test_the_guides_that_are_named_exist() -> None:
    from bot.channels.settings import TEAMS_GUIDE, TELEGRAM_GUIDE
    from bot.stack.settings import ROOT

    assert (ROOT / TEAMS_GUIDE).exists()
    assert (ROOT / TELEGRAM_GUIDE).exists()


def test_the_package_is_one_that_teams_takes(teams: None, tmp_path: Path) -> None:
    out = tmp_path / "app.zip"
    result = run("teams-package", "--organisation", "Stichting Voorbeeld", "--out", str(out))
    assert result.exit_code == 0, result.stderr
    with zipfile.ZipFile(out) as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]
        manifest = json.loads(package.read("manifest.json"))
        assert size_of(package.read("color.png")) == (192, 192)
        assert size_of(package.read("outline.png")) == (32, 32)
    assert not list(Draft4Validator(json.loads(SCHEMA.read_text())).iter_errors(manifest))
    assert manifest["bots"][0]["botId"] == GUID
    assert manifest["id"] != GUID
    assert manifest["validDomains"] == ["protocol.example"]
    assert manifest["developer"]["privacyUrl"] == "https://protocol.example/privacy"
    assert is_dutch(manifest["description"]["full"])
    assert "zeergeheim" not in json.dumps(manifest)


def test_without_the_app_there_is_no_package(tmp_path: Path) -> None:
    out = tmp_path / "app.zip"
    result = run("teams-package", "--organisation", "X", "--out", str(out))
    assert result.exit_code == 1
    assert "PROTOCOLWIJZER_TEAMS_APP_ID ontbreekt" in result.stderr
    assert not out.exists()


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height, from the header of a PNG file."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height
