"""Makes both Python environments from the locks.

Standard library only: it runs before anything is installed.
"""
