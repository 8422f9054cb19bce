"""Teachers on Telegram."""
