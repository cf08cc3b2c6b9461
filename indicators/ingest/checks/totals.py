"""Totals that contradict each other: reports, budget, survey, targets."""

from __future__ import annotations

from indicators.ingest.checks.base import Rows
from indicators.marking import N_


def check(rows: Rows) -> None:
    check_table = CHECKS.get(rows.table)
    if check_table:
        check_table(rows)


def _reports(rows: Rows) -> None:
    """Cases of the year before may be closed in the year, so more closed than opened is only warned of."""
    rows.refuse_lines(
        "closed_in_time",
        "closed_in_time > closed",
        N_("More reports closed in time than closed."),
        N_("Mend the one that is wrong."),
        "closed_in_time",
    )
    (more,) = rows.one("SELECT count(*) FROM delivered WHERE closed > reports")
    if more:
        rows.findings.warn(
            "closed",
            N_("In {count} lines more reports were closed than opened."),
            N_("Check whether reports of the year before are among the closed ones."),
            column="closed",
            count=more,
        )


def _budget(rows: Rows) -> None:
    """Payments may belong to commitments of the years before, so more paid than committed is only warned of."""
    (more,) = rows.one("SELECT count(*) FROM delivered WHERE paid > committed")
    if more:
        rows.findings.warn(
            "paid",
            N_("In {count} lines more was paid than committed."),
            N_("Leave out payments on commitments of other years, or check the two columns."),
            column="paid",
            count=more,
        )


def _survey(rows: Rows) -> None:
    rows.refuse_lines(
        "survey_mean",
        "mean < scale_low OR mean > scale_high",
        N_("The mean is outside the scale of the question."),
        N_("Check the mean and the two ends of the scale."),
        "mean",
    )
    rows.refuse_lines(
        "survey_answers",
        "coalesce(positive, 0) + coalesce(negative, 0) > people",
        N_("More positive and negative answers than respondents."),
        N_("Mend the count that is wrong."),
        "positive",
    )


def _targets(rows: Rows) -> None:
    """A target that was due before it was set is a mistake; one that is past today may be meant."""
    rows.refuse_lines(
        "target_due",
        "due_year < year",
        N_("The target was due before it was set."),
        N_("Mend the year that is wrong."),
        "due_year",
    )
    (past,) = rows.one("SELECT count(*) FROM delivered WHERE due_year >= year AND due_year < ?", [rows.today.year])
    if past:
        rows.findings.warn(
            "target_past",
            N_("{count} targets are past already."),
            N_("Keep them for the record, and add what is to be reached next."),
            column="due_year",
            count=past,
        )


CHECKS = {"reports": _reports, "budget_lines": _budget, "survey": _survey, "targets": _targets}
