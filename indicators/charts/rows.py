"""Charts with a row for each category, its name and counts above the row; two years of shares as dots."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, earliest, latest, marked, note_texts, table_of
from indicators.charts.facts import not_shown
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.dimensions import dimension


def row_frame(
    words: Words, names: list[str], shapes: list[dict[str, Any]], key: str, x: dict[str, Any]
) -> dict[str, Any]:
    """The layout of a row chart: row i lies at y = -i, its name just above."""
    last = len(names) - 1
    return f.layout(
        words,
        xaxis=x,
        yaxis=f.hidden_axis(-last - 0.4, 0.75),
        shapes=shapes,
        annotations=[
            *(f.words_at(0, -i + 0.42, name, xref="paper", bgcolor=f.PAPER) for i, name in enumerate(names)),
            f.key_line(key),
        ],
    )


def height(rows: int) -> int:
    """Pixels that `rows` rows need."""
    return 74 + f.ROW * rows


def named(words: Words, row: pd.Series, mark: str = "") -> str:
    """“**Executives** 53 women · 41 men”."""
    name = words.category(row["breakdown"], row["category"])
    return f"<b>{name}</b>{marked(row)}{mark}  {words.counts(whole(row['women']), whole(row['men']))}"


def shares_hover(words: Words, row: pd.Series, gender: str) -> str:
    """What one mark of a share says."""
    value = row["value"] if gender == "W" else 100 - row["value"]
    count = words.women(whole(row["women"])) if gender == "W" else words.men(whole(row["men"]))
    return f"{words.category(row['breakdown'], row['category'])}, {row['year']}: {count}, {words.percent(value)}"


@remembered
def levels(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Women's and men's share at each level, first year pale and last year strong. `rows`: women_by_level by level."""
    shown = comparable(words, rows)
    if latest(shown).empty:
        return not_shown(words, "levels", words.say("Along the levels"), rows)
    return two_years(
        words,
        rows,
        name="levels",
        title=words.say("Along the levels"),
        sentence=_levels_sentence(words, earliest(shown), latest(shown)),
    )


def comparable(words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    """Without the years in which a category holds what is one of its own in the others, unless there are no others."""
    if rows.empty:
        return rows
    mixed = words.years_of("includes_high_responsibility", rows["breakdown"].iloc[0])
    kept = rows[~rows["year"].isin(mixed)]
    return kept if kept["value"].notna().any() else rows


def _levels_sentence(words: Words, first: pd.DataFrame, last: pd.DataFrame) -> str:
    shown = last[last["women"].fillna(0) + last["men"].fillna(0) > 0]
    if len(shown) < 2:
        return one_group(words, last.iloc[0])
    return f"{lowest_and_highest(words, shown)} {_top_change(words, first, last)}".strip()


def lowest_and_highest(words: Words, rows: pd.DataFrame) -> str:
    """Between which shares of women the categories of a year lie, with their counts."""
    high, low = rows.loc[rows["value"].idxmax()], rows.loc[rows["value"].idxmin()]
    return words.say(
        "In {year} the share of women goes from **{low}** ({low_name}) to **{high}** ({high_name}): "
        "{low_women} of {low_all} and {high_women} of {high_all}.",
        year=str(rows["year"].iloc[0]),
        low=words.percent(low["value"]),
        low_name=words.category(low["breakdown"], low["category"]),
        low_women=whole(low["women"]),
        low_all=whole(low["base"]),
        high=words.percent(high["value"]),
        high_name=words.category(high["breakdown"], high["category"]),
        high_women=whole(high["women"]),
        high_all=whole(high["base"]),
    )


def _top_change(words: Words, first: pd.DataFrame, last: pd.DataFrame) -> str:
    top = next(iter(dimension("level").labels))
    before, now = first[first["category"] == top], last[last["category"] == top]
    if before.empty or now.empty or before["year"].iloc[0] == now["year"].iloc[0]:
        return ""
    return words.say("At the top, {change}.", change=words.since(before.iloc[0], now.iloc[0]))


def one_group(words: Words, row: pd.Series) -> str:
    """The counts and the share of a single category."""
    return words.say(
        "{name} in {year}: **{counts}** ({share} women).",
        name=words.category(row["breakdown"], row["category"]),
        year=str(row["year"]),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
        share=words.percent(row["value"]),
    )


def two_years(words: Words, rows: pd.DataFrame, name: str, title: str, sentence: str) -> Chart:
    """Shares of both genders by category, two years on one scale; broken series carry a star."""
    first, last = earliest(comparable(words, rows)), latest(comparable(words, rows))
    one_year = first["year"].iloc[0] == last["year"].iloc[0]
    years = range(int(first["year"].iloc[0]) + 1, int(last["year"].iloc[0]) + 1)
    breakdown = last["breakdown"].iloc[0]
    broken = {code for note in words.notes(breakdown, years) if note.is_break for code in note.categories}
    order = list(last["category"])
    names = [
        named(words, row, " *" if row["category"] in broken and not one_year else "") for _, row in last.iterrows()
    ]
    key = f.gender_key(words)
    if not one_year:
        key += "   " + words.say(
            "pale {first}, strong {last}", first=str(first["year"].iloc[0]), last=str(last["year"].iloc[0])
        )
    traces = [] if one_year else _share_marks(words, first[first["category"].isin(order)], order, pale=True)
    traces += _share_marks(words, last, order, pale=False)
    return Chart(
        name=name,
        title=title,
        subtitle=words.say(
            "Share of women and of men, {when}; dotted: at least 40% of each (Council of Europe)", when=words.when(last)
        ),
        sentence=sentence,
        alt=alternative(words.say("Dot chart, a row a category"), sentence),
        figure={
            "data": traces,
            "layout": row_frame(words, names, [f.line_at("x", 40), f.line_at("x", 60)], key, f.percent_axis(step=20)),
        },
        height=height(len(order)),
        table=table_of(words, rows, title),
        observations=rows,
        notes=() if one_year else _starred(words, breakdown, list(years)),
    )


def _starred(words: Words, breakdown: str, years: list[int]) -> tuple[str, ...]:
    return tuple(f"\\* {text}" for text in note_texts(words, breakdown, years))


def _share_marks(words: Words, rows: pd.DataFrame, order: list[str], pale: bool) -> list[dict[str, Any]]:
    places = [-order.index(category) for category in rows["category"]]
    colors = (f.WOMEN_PALE, f.MEN_PALE) if pale else (f.WOMEN, f.MEN)
    size = 10 if pale else 14
    traces = []
    for gender, color, symbol in (("W", colors[0], f.WOMEN_SYMBOL), ("M", colors[1], f.MEN_SYMBOL)):
        values = rows["value"] if gender == "W" else 100 - rows["value"]
        hover = [shares_hover(words, row, gender) for _, row in rows.iterrows()]
        traces.append(f.marks(values, places, color, symbol, hover, size=size))
    return traces


def _of(words: Words, rows: pd.DataFrame) -> str:
    return words.breakdown(rows["breakdown"].iloc[0]).lower() if len(rows) else ""


@remembered
def composition(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Women's and men's share by the chosen breakdown, first and last year."""
    last = latest(comparable(words, rows))
    if last.empty:
        title = words.say("Women and men by {breakdown}", breakdown=_of(words, rows))
        return not_shown(words, "composition", title, rows)
    biggest = last.loc[last["base"].idxmax()]
    sentence = words.say(
        "The largest group in {year} is {name}: **{women} women and {men} men** ({share} women).",
        year=str(biggest["year"]),
        name=words.category(biggest["breakdown"], biggest["category"]),
        women=whole(biggest["women"]),
        men=whole(biggest["men"]),
        share=words.percent(biggest["value"]),
    )
    sentence = sentence if len(last) > 1 else one_group(words, biggest)
    title = words.say("Women and men by {breakdown}", breakdown=words.breakdown(biggest["breakdown"]).lower())
    return two_years(words, rows, "composition", title, sentence)
