"""Teachers in Microsoft Teams."""
