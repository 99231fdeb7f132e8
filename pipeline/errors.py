"""The errors that a caller of thidua may meet; each message is one line for a person."""

from __future__ import annotations


class ThiduaError(Exception):
    """Base of all of them."""


class UnreadableError(ThiduaError, ValueError):
    """A text, line or file that no article can be made of.

    `offset` is where the trouble starts, in bytes of the (unpacked) file, where that is known.
    """

    def __init__(self, reason: str, offset: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


class UsageError(ThiduaError):
    """Bad usage, nothing to do, or output refused: nothing was written, the exit status is 2."""


class DatasetError(ThiduaError, ValueError):
    """A folder that can't be loaded as a dataset."""
