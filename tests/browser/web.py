"""Where the source of the widget lives."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
