"""Chat services on which people ask: Telegram and Microsoft Teams. All show the same Reply."""
