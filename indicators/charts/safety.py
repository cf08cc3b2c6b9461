"""Safety at work: what is in place against violence and harassment, who is trained, what is reported and dealt with."""

from __future__ import annotations

import pandas as pd

from indicators.charts.chance import newest_rates, told
from indicators.charts.chart import Chart, Table, latest
from indicators.charts.counted import counted_over_years, hidden_later
from indicators.charts.facts import fact, not_shown
from indicators.charts.memory import remembered
from indicators.charts.processes import WINDOW
from indicators.charts.unanswered import Question
from indicators.charts.words import Words, whole
from indicators.marking import N_

IN_PLACE, MISSING, PARTLY = N_("✓ yes"), N_("✗ no"), N_("◐ {count} of {all}")
ALL = 100


def scope(words: Words) -> str:
    """What the page is about, and what not."""
    return words.say(
        "The administration as an employer: violence and harassment at work. Nothing here speaks of violence in the "
        "city, and no administration is set beside another."
    )


def answer(words: Words, system: pd.DataFrame, trained: pd.DataFrame) -> str:
    """How much of the system is in place, and how many were trained. Totals."""
    said = []
    if len(latest(system)):
        row = latest(system).iloc[0]
        said.append(
            words.say(
                "**{count} of {all}** things on our own checklist against violence and harassment at work were in "
                "place, {when}.",
                count=_in_place(row),
                all=whole(row["base"]),
                when=words.when(latest(system)),
            )
        )
    last = latest(trained)
    if len(last) and not hidden_later(words, trained):
        row = last.iloc[0]
        said.append(
            words.say(
                "**{count} of {all}** people on the staff were trained on it in {year} ({share}).",
                count=words.number(whole(row["women"]) + whole(row["men"])),
                all=words.number(whole(row["base"])),
                year=str(row["year"]),
                share=words.percent(row["value"]),
            )
        )
    return " ".join(said)


def _in_place(row: pd.Series) -> int:
    return round(float(row["value"]) * whole(row["base"]) / ALL)


@remembered
def system(words: Words, total: pd.DataFrame, items: pd.DataFrame) -> Chart | None:
    """What is missing, and how much was in place before. Totals, and the same by item."""
    shown = total[total["value"].notna()]
    if shown.empty:
        return None
    sentence = " ".join([*_missing(words, latest(items)), _before(words, shown.iloc[0], shown.iloc[-1])])
    rows = pd.concat([total, items], ignore_index=True) if len(items) else total
    note = words.say("The list of twelve is our own: the standards ask for such systems, not for these twelve things.")
    return fact(words, "system", words.say("A system to turn to"), sentence, rows, (note,))


def _missing(words: Words, items: pd.DataFrame) -> list[str]:
    """Which items are not in place everywhere; nothing where the edition does not tell them apart."""
    if items.empty:
        return []
    absent = [words.category(row["breakdown"], row["category"]) for _, row in items.iterrows() if row["value"] < ALL]
    if not absent:
        return [words.say("Nothing of the list is missing.")]
    return [words.say("Missing: **{items}**.", items="; ".join(absent))]


def _before(words: Words, first: pd.Series, last: pd.Series) -> str:
    now = {"year": str(last["year"]), "count": _in_place(last), "all": whole(last["base"])}
    if first["year"] == last["year"]:
        return words.say("{count} of {all} were in place in {year}.", **now)
    return words.say(
        "{count} of {all} were in place in {year}, {before} in {first}.",
        before=_in_place(first),
        first=str(first["year"]),
        **now,
    )


@remembered
def checklist(words: Words, items: pd.DataFrame) -> Table:
    """The items with a sign and a word, the first and the last year that are held; without rows where there is none."""
    shown = items[items["value"].notna()]
    years = sorted({int(year) for year in shown["year"]})
    years = [years[0], years[-1]] if len(years) > 1 else years
    codes = list(shown[shown["year"] == years[-1]]["category"]) if years else []
    rows = [[words.category("item", code), *(_state(words, shown, code, year) for year in years)] for code in codes]
    caption = words.say("What is in place against violence and harassment at work")
    return Table(caption, [words.say("What"), *(str(year) for year in years)], rows)


def _state(words: Words, items: pd.DataFrame, code: str, year: int) -> str:
    found = items[(items["category"] == code) & (items["year"] == year)]
    if found.empty:
        return "–"
    row = found.iloc[0]
    count, of = _in_place(row), whole(row["base"])
    if count == of:
        return words.say(IN_PLACE)
    return words.say(PARTLY, count=count, all=of) if count else words.say(MISSING)


@remembered
def trained(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Who of the staff was trained on violence and harassment, year by year. `rows`: totals."""
    return counted_over_years(
        words,
        rows,
        "trained",
        words.say("Staff trained on violence and harassment"),
        words.say("Of every 100 women and of every 100 men on the staff, how many took part in the year"),
        N_("{rates} took part in **{year}**."),
        (words.say("One year each: who took part in two years counts in both."),),
    )


@remembered
def managers(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many of those who lead were trained. `rows`: totals of managers_trained_on_violence."""
    title, last = words.say("Those who lead"), latest(rows)
    if last.empty or hidden_later(words, rows):
        return not_shown(words, "managers", title, rows)
    row = last.iloc[0]
    sentence = words.say(
        "**{count} of {all}** executives and holders of high-responsibility posts were trained in {year} ({share}): "
        "{counts}.",
        count=whole(row["women"]) + whole(row["men"]),
        all=whole(row["base"]),
        year=str(row["year"]),
        share=words.percent(row["value"]),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
    )
    note = words.say("They are often the first to be told.")
    return fact(words, "managers", title, sentence, rows, (note,))


def windows(rows: pd.DataFrame) -> pd.DataFrame:
    """The last three years together and the three before them, and so on: no two share a year, none is cut short."""
    if rows.empty:
        return rows
    last, first = int(rows["year"].max()), int(rows["year"].min())
    return rows[((last - rows["year"]) % WINDOW == 0) & (rows["year"] - WINDOW + 1 >= first)]


@remembered
def reports(words: Words, rate: pd.DataFrame, closed: pd.DataFrame, days: pd.DataFrame) -> Chart | None:
    """Reports of three years together and how they were dealt with: words and a plain table, never a drawing.

    Totals of reports_per_1000_staff, reports_closed_in_time and median_days_to_close.
    """
    title = words.say("What is reported, and dealt with")
    opened, done = windows(rate), windows(closed)
    rows = pd.concat([each for each in (opened, done) if len(each)] or [opened], ignore_index=True)
    if rows.empty:
        return None
    if rows["value"].isna().all():
        return not_shown(words, "reports", title, rows)
    said = [*_opened(words, opened), *_closed(words, done), *_days(words, days)]
    return fact(words, "reports", title, " ".join(said), rows, cautions(words))


def cautions(words: Words) -> tuple[str, ...]:
    """How reports are to be read."""
    return (
        words.say("More reports may mean more trust: neither more nor fewer is better."),
        words.say("The whole administration, three years together, from ten reports: never by kind or department."),
    )


def _span(words: Words, row: pd.Series) -> str:
    return words.say("{first} to {last}", first=str(row["year"] - WINDOW + 1), last=str(row["year"]))


def _opened(words: Words, rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    row = rows.iloc[-1]
    if pd.isna(row["value"]):
        return [words.say("{years}: the number of reports is not shown, to protect people.", years=_span(words, row))]
    return [
        words.say(
            "{years}: **{count} reports** were opened, {rate} a year for every 1,000 of the staff.",
            years=_span(words, row),
            count=words.number(round(float(row["value"]) * whole(row["base"]) / 1000)),
            rate=words.number(row["value"], 1),
        )
    ]


def _closed(words: Words, rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    row = rows.iloc[-1]
    if pd.isna(row["value"]):
        return [words.say("How many were closed in time is not shown, to protect people.")]
    return [
        words.say(
            "Of {all} that were closed **{share}** were closed within the administration’s own deadline.",
            all=words.number(whole(row["base"])),
            share=words.percent(row["value"]),
        )
    ]


def _days(words: Words, rows: pd.DataFrame) -> list[str]:
    last = latest(rows)
    if last.empty or hidden_later(words, rows):
        return []
    return [
        words.say(
            "Half of those closed in {year} took at most {days}.",
            year=str(last["year"].iloc[0]),
            days=words.value("days", last["value"].iloc[0]),
        )
    ]


@remembered
def prevalence(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many met sexual harassment at work, as they say in the survey. `rows`: harassment_prevalence_difference."""
    title, found = words.say("What people say in the survey"), newest_rates(rows)
    if not found:
        return not_shown(words, "prevalence", title, rows)
    row, _ = found[0]
    sentence = words.say(
        "Met sexual harassment at work in the twelve months before, of those who answered in **{year}**: {told}",
        year=str(row["year"]),
        told=told(words, row),
    )
    note = words.say("Who answers is not everyone. Reports show a part only of what people meet.")
    return fact(words, "prevalence", title, sentence, rows, (note,))


def questions(
    words: Words, items: pd.DataFrame, trained_: pd.DataFrame, rate: pd.DataFrame, met: pd.DataFrame, days: pd.DataFrame
) -> list[Question]:
    """What was asked and cannot be answered: awareness always, the others where nothing was delivered."""
    found = [
        Question(
            words.say("Whether people know where to turn"),
            words.say("what is in place and who was trained"),
            words.say("a question on it, in the survey of the staff"),
        )
    ]
    if items.empty:
        found.append(
            Question(
                words.say("Which things are in place and which are missing"),
                words.say("how many of them are in place"),
                words.say("the checklist, with a line for each of its twelve things"),
            )
        )
    if not _given(trained_):
        found.append(
            Question(
                words.say("Who is trained on violence and harassment"),
                words.say("whether training is on the list of what is in place"),
                words.say("the training table, with its kind"),
            )
        )
    if not _given(rate):
        found.append(
            Question(
                words.say("Whether people report, and whether reports are dealt with in time"),
                words.say("what is in place"),
                words.say("reports as yearly counts from the trusted counsellor, never single cases"),
            )
        )
    elif latest(days).empty:
        found.append(
            Question(
                words.say("How long a report takes"),
                words.say("how many were closed in time"),
                words.say("one median over all kinds, of at least ten closed reports"),
            )
        )
    if not _given(met):
        found.append(
            Question(
                words.say("How many meet sexual harassment at work"),
                words.say("the reports, which are a part only"),
                words.say("the question “harassment”, in the survey of the staff"),
            )
        )
    return found


def _given(rows: pd.DataFrame) -> bool:
    """Whether it was delivered: shown, or not shown to protect people."""
    return bool((rows["value"].notna() | (rows["flag"] == "protected")).any())
