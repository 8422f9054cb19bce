"""A lesson in a classroom: a teacher's screen, phones that vote, and the rule of the school itself."""
