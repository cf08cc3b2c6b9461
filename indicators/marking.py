"""Marks an English sentence for translation where it is written, without translating it there."""


class Message(str):
    """An English text that is translated wherever it is shown, as a value inside another text too."""

    __slots__ = ()


def N_(message: str) -> Message:
    """Mark `message`; this call is what the collection of messages looks for."""
    return Message(message)
