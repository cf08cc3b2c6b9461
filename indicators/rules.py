"""Calendars and limits that a law or an office sets for a published figure, each with its source."""

from __future__ import annotations

SCORE = (0.0, 100.0)
"""Lowest and highest possible score: one administration published 108 of 100, which cannot be taken over."""


def category_gaps_due(workforce: int, year: int) -> bool:
    """Whether the French portal asks for the pay gap by category in `year`.

    Yearly from 250 people; every third year from 2027 at 150-249, every third year from 2030 at 50-149. Source: egapro
    indicatorG.ts (private-sector portal; whether it holds for local government was not seen). Evidence V for the code.
    """
    if workforce >= 250:
        return True
    first = 2027 if workforce >= 150 else 2030
    return workforce >= 50 and year >= first and (year - first) % 3 == 0
