"""The errors of the package that a person may see. Pure."""

from __future__ import annotations


class PolicyExplorerError(Exception):
    """Base of these errors. `str` gives the text that is shown, in Chinese."""


class WrongUse(PolicyExplorerError):
    """Wrong use of a command: an option, a folder or a name that it cannot work with."""
