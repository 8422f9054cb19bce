"""Rasa custom actions: one small module a capability, each turning the tracker into one `Reply`."""
