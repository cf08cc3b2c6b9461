"""Questions that the data cannot answer: what they are, the nearest figure, and what to ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indicators.charts.chart import Table
from indicators.charts.words import Words


class Question(NamedTuple):
    """A question without an answer, in the reader's words: what comes nearest to one, and what to ask for."""

    question: str
    nearest: str
    ask: str


def unanswered(words: Words, question: str, nearest: str, ask: str) -> str:
    """One sentence; nobody is left to guess why a chart is missing."""
    return words.say(
        "{question}: cannot be answered with what was delivered; nearest: {nearest}; ask: {ask}.",
        question=question,
        nearest=nearest,
        ask=ask,
    )


def unanswered_list(words: Words, questions: Sequence[Question]) -> Table:
    """Several such questions, as a list at the foot of a page; without rows where every one is answered."""
    columns = [words.say("Question"), words.say("What can be said"), words.say("Address")]
    rows = [
        [
            each.question,
            words.say(
                "cannot be answered with what was delivered; nearest: {nearest}; ask: {ask}.",
                nearest=each.nearest,
                ask=each.ask,
            ),
            "–",
        ]
        for each in questions
    ]
    return Table(words.say("What cannot be answered here"), columns, rows)
