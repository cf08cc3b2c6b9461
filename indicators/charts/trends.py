"""Counts and indices over the years."""

from __future__ import annotations

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, note_texts, since_break, table_of
from indicators.charts.facts import none_shown, not_shown
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.charts.years import (
    HEIGHT,
    break_words,
    broken_years,
    hovers,
    label_beside,
    over_the_years,
    spoken_lines,
    with_gaps,
)


@remembered
def women_and_men(words: Words, rows: pd.DataFrame, name: str, title: str, subtitle: str) -> Chart | None:
    """Counts of women and of men over the years. `rows`: one row a year with women and men."""
    rows_shown = rows[rows["women"].notna()]
    if rows_shown.empty:
        return not_shown(words, name, title, rows)
    sentence = _counts_sentence(words, rows_shown)
    lines, labels = [], []
    for column, color, text_color, symbol, say in (
        ("women", f.WOMEN, f.WOMEN_TEXT, f.WOMEN_SYMBOL, words.women),
        ("men", f.MEN, f.MEN_TEXT, f.MEN_SYMBOL, words.men),
    ):
        years, values = with_gaps(rows_shown, column, broken_years(words, rows_shown))
        texts = {int(row["year"]): f"{row['year']}: {say(whole(row[column]))}" for _, row in rows_shown.iterrows()}
        lines.append(f.line(years, values, color, symbol, hovers(years, values, texts)))
        last = rows_shown.iloc[-1]
        other = "men" if column == "women" else "women"
        text = f"<b>{say(whole(last[column]))}</b>"
        labels.append(
            label_beside([(rows_shown, column), (rows_shown, other)], text, text_color, last[column] >= last[other])
        )
    top = float(max(rows_shown["women"].max(), rows_shown["men"].max()))
    return Chart(
        name=name,
        title=title,
        subtitle=subtitle,
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=over_the_years(
            words,
            rows_shown["year"],
            lines,
            [*labels, f.key_line(f.gender_key(words))],
            f.axis(range=[0, top * 1.18], tickformat=",d"),
        ),
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=note_texts(words, rows["breakdown"].iloc[0], list(rows["year"]), set(rows["indicator"])),
    )


def _counts_sentence(words: Words, rows: pd.DataFrame) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    now = words.say(
        "**{women} and {men}** in {year}",
        women=words.women(whole(last["women"])),
        men=words.men(whole(last["men"])),
        year=str(last["year"]),
    )
    if first["year"] == last["year"]:
        return f"{now}."
    return words.say("{now}; {change}.", now=now, change=words.since(first, last))


@remembered
def indices(words: Words, series: list[tuple[str, pd.DataFrame]], name: str, title: str) -> Chart | None:
    """Indices against different pools, with the line of 1. `series`: the pool's name, its rows."""
    shown = [(pool, rows[rows["value"].notna()]) for pool, rows in series]
    shown = [(pool, rows) for pool, rows in shown if not rows.empty]
    if not shown:
        return none_shown(words, name, title, [rows for _, rows in series])
    sentence = " ".join(_index_sentence(words, pool, rows) for pool, rows in shown)
    traces, labels = spoken_lines(shown, lambda value: words.number(value, 2), lambda rows: broken_years(words, rows))
    labels += [label for _, rows in shown for label in break_words(words, rows)]
    observations = pd.concat([rows for _, rows in series], ignore_index=True)
    values_all = observations["value"].dropna()
    low, high = min(0.8, float(values_all.min()) - 0.15), max(1.2, float(values_all.max()) + 0.15)
    return Chart(
        name=name,
        title=title,
        subtitle=words.say(
            "Women’s share of the pool divided by their share of executives, {years}; 1 = as many as in the pool",
            years=words.years(observations),
        ),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=over_the_years(
            words, observations["year"], traces, labels, f.axis(range=[low, high], tickformat=".1f"), [1]
        ),
        height=HEIGHT,
        table=table_of(words, observations, title),
        observations=observations,
        notes=note_texts(words, "total", list(observations["year"]), set(observations["indicator"])),
    )


def _index_sentence(words: Words, pool: str, rows: pd.DataFrame) -> str:
    comparable = since_break(rows)
    first, last = comparable.iloc[0], comparable.iloc[-1]
    values = {"pool": pool, "value": words.number(last["value"], 2), "year": str(last["year"])}
    if first["year"] == last["year"]:
        return words.say("**{value}** {pool} in {year}.", **values)
    return words.say(
        "**{value}** {pool} in {year} ({before} in {first}).",
        before=words.number(first["value"], 2),
        first=str(first["year"]),
        **values,
    )
