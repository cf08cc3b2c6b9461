"""Questions that the data cannot answer: what they are, the nearest figure, and what to ask for."""

from __future__ import annotations

from indicators.charts.words import Words


def unanswered(words: Words, question: str, nearest: str, ask: str) -> str:
    """One sentence; nobody is left to guess why a chart is missing."""
    return words.say(
        "{question}: cannot be answered with what was delivered; nearest: {nearest}; ask: {ask}.",
        question=question,
        nearest=nearest,
        ask=ask,
    )
