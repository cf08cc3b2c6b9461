"""What each rule of the checks looks for, for the office that gets the findings back."""

from __future__ import annotations

from indicators.marking import N_

RULES = {
    "empty_id": N_("Where some rows have an id, every row has one."),
    "duplicate_id": N_("An id stands once a year. Rows that are alike without an id are different people."),
    "two_posts": N_("Several part-time posts of one person, together not more than full time, count as one person."),
    "one_gender": N_("A table of one gender only is mostly a mistake in the codes."),
    "genders_swapped": N_(
        "The shares of women and men differ by more than 10 points from the year before or from another table, and "
        "agree within 5 points once women and men are exchanged."
    ),
    "headcount": N_("Staff, pay and population change by less than 30 percent from one year to the next."),
    "two_dates": N_("A table that shows a state has one reference date a year."),
    "zero_pay": N_("A basic pay of zero belongs to somebody who was not fully paid."),
    "pay_basis": N_("Every amount is of a year or of an hour, and says so."),
    "part_time_pay": N_("Pay of part-timers is compared by the hour, so it needs the hours paid."),
    "pay_outliers": N_("No basic pay is about 12 or 100 times as large or small as the median of its level."),
    "pay_unit": N_("The median pay stays within a factor of 10 from year to year."),
    "blank_column": N_("A column that has numbers in other years is not wholly blank."),
    "same_file": N_("A file is imported once."),
    "same_again": N_("Two years do not have the same people, row for row."),
    "held_already": N_("A year that is in the vault is replaced only on purpose."),
    "repeated": N_("A year is delivered by one file only."),
    "homonyms": N_("The name of a department belongs to one directorate."),
    "renamed": N_("A department that is gone may go on under a new name."),
    "gone": N_("A department that is gone may have been renamed, merged or split."),
    "stages": N_("The number of people does not grow from one stage of a competition to the next."),
    "eligible_missing": N_("Beside the promoted stand the eligible who were not."),
    "eligible": N_("The eligible of a level are not more than the staff of that level."),
    "closed": N_("Reports that were closed were opened."),
    "closed_in_time": N_("Reports that were closed in time were closed."),
    "paid": N_("What was paid was committed."),
    "survey_mean": N_("A mean lies on the scale of its question."),
    "survey_answers": N_("Positive and negative answers are not more than the respondents."),
    "target_due": N_("A target is due after it was set."),
    "target_past": N_("A target lies ahead."),
    "range": N_("A share or score lies between 0 and 100."),
    "quartiles": N_(
        "The four pay quartiles are equal groups: their mean share of women is that of all within 10 points."
    ),
    "quartile": N_("Women and men of a pay quartile, and of the staff, are 100 percent together, within 1 point."),
    "codes": N_("Every code, number and date is one that the table allows."),
}
