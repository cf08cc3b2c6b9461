"""Political bodies over the decades: years without a register are gaps, doubtful ones stand only in the table."""

from __future__ import annotations

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, because, note_texts, table_of
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.charts.years import HEIGHT, named_lines


@remembered
def bodies(words: Words, series: list[tuple[str, pd.DataFrame]]) -> Chart | None:
    """Share of women in each body. `series`: the body's name, its rows of totals by year."""
    shown = [(name, rows[rows["value"].notna() & (~because(rows, "unverified"))]) for name, rows in series]
    shown = [(name, rows) for name, rows in shown if not rows.empty]
    if not shown:
        return None
    sentence = " ".join(seats_sentence(words, name, rows.iloc[-1]) for name, rows in shown)
    highest = max(float(rows["value"].max()) for _, rows in shown)
    traces, labels = named_lines(shown, words.percent, lambda name, row: _seats(words, name, row))
    observations = pd.concat([rows for _, rows in series], ignore_index=True)
    title = words.say(
        "{bodies}, {years}",
        bodies=words.listing([name for name, _ in shown]),
        years=words.years(pd.concat([rows for _, rows in shown])),
    )
    first_year = min(int(rows["year"].iloc[0]) for _, rows in shown)
    rule = words.say("40%: at least, for each gender (Council of Europe)")
    return Chart(
        name="bodies",
        title=title,
        subtitle=words.say(
            "Share of women; years without a register are gaps, not zeros. "
            "Dotted: at least 40% of each gender (Council of Europe)"
        ),
        sentence=sentence,
        alt=alternative(words.say("Line chart with gaps over the years"), sentence),
        figure={
            "data": traces,
            "layout": f.layout(
                words,
                xaxis=f.year_axis(sorted({int(year) for _, rows in shown for year in rows["year"]})),
                yaxis=f.percent_axis(60 if highest <= 55 else 100, 20),
                shapes=[f.line_at("y", 40)],
                annotations=[
                    *labels,
                    f.words_at(
                        first_year, 40, rule, yanchor="bottom", font={"size": 12, "color": f.MUTED}, name=f.WIDE
                    ),
                ],
            ),
        },
        height=HEIGHT + 20,
        table=table_of(words, observations, title),
        observations=observations,
        notes=note_texts(words, "total", list(observations["year"]), set(observations["indicator"])),
    )


def _seats(words: Words, name: str, row: pd.Series) -> str:
    return words.say(
        "{name}, {year}: {women} of {all} seats held by women",
        name=name,
        year=str(row["year"]),
        women=whole(row["women"]),
        all=whole(row["base"]),
    )


def seats_sentence(words: Words, name: str, row: pd.Series) -> str:
    """“City council: 15 of 40 seats are held by women”, with share and date."""
    return words.say(
        "{name}: **{women} of {all}** seats are held by women ({share}, {date}).",
        name=name,
        women=whole(row["women"]),
        all=whole(row["base"]),
        share=words.percent(row["value"]),
        date=words.day(row["reference_date"], row["date_basis"]),
    )
