"""Where women and men stand on the pay scale: quarters of everyone by pay, and bands of the median."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.chance import LEFT_OUT, VERDICTS, Rates, counts
from indicators.charts.chart import Chart, alternative, latest, table_of
from indicators.charts.facts import none_shown, not_shown
from indicators.charts.memory import remembered
from indicators.charts.rows import height
from indicators.charts.words import Words, whole
from indicators.formulas import rounded
from indicators.marking import N_

QUARTERS = (N_("Upper quarter"), N_("Upper middle quarter"), N_("Lower middle quarter"), N_("Lower quarter"))
OF_25 = 25


@remembered
def pay_quarters(words: Words, quarters: list[pd.DataFrame]) -> Chart | None:
    """Women left, men right, in four quarters of everyone by hourly pay. `quarters`: upper first, a frame each."""
    lasts = [latest(each) for each in quarters]
    if any(each.empty for each in lasts) or len({int(each["year"].iloc[0]) for each in lasts}) > 1:
        return none_shown(words, "pay_quarters", words.say("Four quarters by pay"), quarters)
    shares = [float(each["value"].iloc[0]) for each in lasts]
    rows = pd.concat(quarters, ignore_index=True)
    names = [_quarter(words, text, share) for text, share in zip(QUARTERS, shares, strict=True)]
    sentence = words.say(
        "Of every {all} people, **{upper}** are women in the best paid quarter and **{lower}** in the lowest paid; "
        "among all who are paid in full it is {whole}, {when}.",
        all=OF_25,
        upper=_of_25(words, shares[0]),
        lower=_of_25(words, shares[-1]),
        whole=_of_25(words, _share_of_women(lasts[0].iloc[0])),
        when=words.when(lasts[0]),
    )
    title = words.say("Four quarters by pay")
    return Chart(
        name="pay_quarters",
        title=title,
        subtitle=words.say(
            "Everyone paid in full, in order of gross hourly pay, in four equal groups, {when}", when=words.when(rows)
        ),
        sentence=sentence,
        alt=alternative(words.say("Diverging bar chart, women left, men right"), sentence),
        figure=_diverging(words, names, shares, [100 - share for share in shares], 100, "%"),
        height=height(len(names)),
        table=table_of(words, rows, title),
        observations=rows,
    )


def _quarter(words: Words, text: str, share: float) -> str:
    return words.say(
        "{women}   <b>{quarter}</b>   {men}",
        women=words.percent(share),
        quarter=words.say(text),
        men=words.percent(100 - share),
    )


def _of_25(words: Words, share: float) -> str:
    return words.number(int(rounded(share * OF_25 / 100, 0)))


def _share_of_women(row: pd.Series) -> float:
    women, men = whole(row["women"]), whole(row["men"])
    return women * 100 / (women + men)


@remembered
def pay_bands(words: Words, rows: pd.DataFrame, everyone: pd.DataFrame) -> Chart | None:
    """Women's and men's spread over bands of the median, of 100 women and of 100 men. `everyone`: the totals."""
    last, whole_ = latest(rows), latest(everyone)
    if last.empty or whole_.empty or last["year"].iloc[0] != whole_["year"].iloc[0]:
        return not_shown(words, "pay_bands", words.say("The spread of pay"), rows)
    women, men = whole(whole_.iloc[0]["women"]), whole(whole_.iloc[0]["men"])
    if not women or not men:
        return None
    highest_first = last.iloc[::-1]
    left = [whole(value) * 100 / women for value in highest_first["women"]]
    right = [whole(value) * 100 / men for value in highest_first["men"]]
    names = [_band(words, row) for _, row in highest_first.iterrows()]
    top = highest_first.iloc[0]
    rates = Rates(whole(top["women"]), women, whole(top["men"]), men)
    sentence = words.say(
        "Paid **{band}** of the median of all: {told} {one}",
        band=words.category("pay_band", top["category"]),
        told=words.say(VERDICTS[rates.verdict], rates=counts(words, rates)),
        one=words.say(LEFT_OUT[rates.hangs_on_one]),
    )
    title = words.say("The spread of pay")
    return Chart(
        name="pay_bands",
        title=title,
        subtitle=words.say(
            "Of 100 women (left) and of 100 men (right), by gross hourly pay compared with the median of all, {when}",
            when=words.when(last),
        ),
        sentence=sentence,
        alt=alternative(words.say("Diverging bar chart, women left, men right"), sentence),
        figure=_diverging(words, names, left, right, max(*left, *right), ""),
        height=height(len(names)),
        table=table_of(words, rows, title),
        observations=rows,
        notes=(words.say("Bands are wide and relative to the median, so that nobody’s pay can be read from them."),),
    )


def _band(words: Words, row: pd.Series) -> str:
    return words.say(
        "{women}   <b>{band}</b>   {men}",
        women=words.number(whole(row["women"])),
        band=words.category("pay_band", row["category"]),
        men=words.number(whole(row["men"])),
    )


def _diverging(
    words: Words, names: list[str], women: list[float], men: list[float], top: float, suffix: str
) -> dict[str, Any]:
    """Bars to both sides of one axis; the name of a row stands above it, what each side has beside the name."""
    places = [-place for place in range(len(names))]
    hover = [name.replace("<b>", "").replace("</b>", "") for name in names]
    step = next(step for step in (5, 10, 25, 50) if top / step <= 4)
    ticks = [step * each for each in range(-int(top // step), int(top // step) + 1)]
    return {
        "data": [
            bar(pd.Series([-value for value in women]), places, f.WOMEN, "", hover),
            bar(pd.Series(men), places, f.MEN, "/", hover),
        ],
        "layout": f.layout(
            words,
            barmode="overlay",
            bargap=0.62,
            xaxis=f.axis(
                range=[-top * 1.05, top * 1.05],
                tickvals=ticks,
                ticktext=[f"{words.number(abs(tick))}{suffix}" for tick in ticks],
            ),
            yaxis=f.hidden_axis(-len(names) + 0.6, 0.8),
            annotations=[
                *(f.words_at(0, -place + 0.45, name, xanchor="center") for place, name in enumerate(names)),
                f.key_line(f.gender_key(words)),
            ],
        ),
    }
