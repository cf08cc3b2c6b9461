"""The invented plans and budgets: actions in every state, targets from own figures, classes that change slowly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from indicators.catalogue import catalogue
from indicators.demo import LAST_YEAR, SEED, recipes
from indicators.demo.careers import live
from indicators.demo.defects import with_defects
from indicators.demo.delivery import deliveries
from indicators.demo.equality_plan import BASELINE_YEAR, figures, written
from indicators.demo.occupations import EXECUTIVE
from indicators.demo.tables import make_table
from indicators.demo.write import write_delivery
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, read_source
from indicators.ingest.tables import open_tables
from indicators.settings import Settings
from tests.demo.conftest import Network

BIGGER = ["lipnogrod", "valdoria", "aubrelles", "vale_sereno", "granvidda", "jasnodol"]
WITH_BUDGET = [slug for slug, recipe in recipes().items() if "budget_lines" in recipe.tables]


def last(actions: pd.DataFrame) -> pd.DataFrame:
    return actions[actions["year"] == LAST_YEAR]


@pytest.mark.parametrize("slug", BIGGER)
def test_a_plan_has_actions_of_all_fields_in_every_state(slug: str, network: Network) -> None:
    actions = last(network.table(slug, "actions"))
    assert 12 <= len(actions) <= 18 and actions["title"].is_unique
    assert actions["plan_area"].nunique() == 5
    assert set(actions["status"]) == {"not_started", "running", "done", "embedded", "dropped"}
    assert (actions["status"] == "dropped").sum() == 1
    late = actions["status"].isin(["not_started", "running"]) & (actions["due_on"] < actions["reference_date"])
    assert 1 <= late.sum() <= len(actions) / 3


@pytest.mark.parametrize("slug", [*BIGGER, "ezustvolgy"])
def test_dates_agree_with_states_and_no_action_goes_back(slug: str, network: Network) -> None:
    actions = network.table(slug, "actions")
    finished = actions["status"].isin(["done", "embedded"])
    assert (actions["done_on"].notna() == finished).all()
    assert (actions[finished]["done_on"] <= actions[finished]["reference_date"]).all()
    assert (actions["starts_on"] < actions["due_on"]).all()
    assert (actions["spent"] <= actions["budget"]).all()
    rank = actions["status"].map({"not_started": 0, "running": 1, "dropped": 2, "done": 2, "embedded": 2})
    assert (rank.groupby(actions["action"]).diff().dropna() >= 0).all()


@pytest.mark.parametrize("slug", BIGGER)
def test_some_actions_are_linked_to_figures_that_are_delivered(slug: str, network: Network) -> None:
    actions = last(network.table(slug, "actions"))
    linked = [name for name in actions["indicator"] if name]
    assert len(actions) / 3 <= len(linked) < len(actions)
    for name in linked:
        assert set(catalogue()[name].tables) <= set(recipes()[slug].tables), name


@pytest.mark.parametrize("slug", [*BIGGER, "ezustvolgy"])
def test_owners_are_departments_and_evidence_leads_nowhere_real(slug: str, network: Network) -> None:
    actions = network.table(slug, "actions")
    assert set(actions["responsible"]) <= {each.name for each in recipes()[slug].departments}
    shown = actions["evidence"][actions["evidence"] != ""]
    assert shown.str.startswith("https://example.org/").all()
    assert not (actions["status"].eq("not_started") & actions["evidence"].ne("")).any()


@pytest.mark.parametrize("slug", BIGGER)
def test_a_baseline_is_the_own_figure_of_its_year(slug: str, network: Network) -> None:
    targets, stock = network.table(slug, "targets"), network.careers(slug).stock
    then = stock[(stock["year"] == BASELINE_YEAR) & stock["gender"].isin(["W", "M"])]
    own = {
        "women_share_of_staff": (then["gender"] == "W").mean(),
        "women_among_executives": (then[then["level"] == EXECUTIVE]["gender"] == "W").mean(),
    }
    assert 4 <= len(targets) <= 8 and targets["indicator"].is_unique
    for name, baseline in zip(targets["indicator"], targets["baseline"], strict=True):
        assert name not in own or baseline == round(own[name] * 100, 2)
        assert catalogue()[name].slug == name


@pytest.mark.parametrize("slug", BIGGER)
def test_some_targets_have_no_action(slug: str, network: Network) -> None:
    linked = set(last(network.table(slug, "actions"))["indicator"])
    assert set(network.table(slug, "targets")["indicator"]) - linked


@pytest.mark.parametrize("slug", ["aubrelles", "vale_sereno", "granvidda", "jasnodol"])
def test_in_the_network_that_ships_some_targets_are_on_course_one_off_and_one_missed(slug: str) -> None:
    recipe = recipes()[slug]
    careers = live(recipe, SEED)
    targets = make_table("targets", careers, recipe, SEED)
    covered = (targets["indicator"].map(figures(careers, recipe, LAST_YEAR)) - targets["baseline"]) / (
        targets["target"] - targets["baseline"]
    )
    path = ((LAST_YEAR - BASELINE_YEAR) / (targets["due_year"] - BASELINE_YEAR)).clip(upper=1)
    past = targets["due_year"] < LAST_YEAR
    assert (covered >= path).any()
    assert ((covered <= 0) & ~past).any()
    assert past.sum() == 1 and (covered[past] < 1).all()


@pytest.mark.parametrize("slug", WITH_BUDGET)
def test_the_classes_of_the_budget_change_slowly_and_more_is_looked_at(slug: str, network: Network) -> None:
    lines = network.table(slug, "budget_lines")
    euros = lines.pivot_table(index="year", columns="gender_class", values="committed", aggfunc="sum", fill_value=0)
    shares = euros.div(euros.sum(axis=1), axis=0) * 100
    assert shares.diff().abs().max().max() < 25
    assert shares["unclassified"].is_monotonic_decreasing or shares["unclassified"].diff().max() < 2
    assert shares["unclassified"].iloc[0] > 60 and shares["unclassified"].iloc[-1] < 40
    assert lines.groupby("budget_line")["mission"].nunique().eq(1).all()
    assert set(lines["mission"]) == set(written()["missions"][slug])
    assert (lines["paid"] <= lines["committed"]).all()


@pytest.mark.parametrize("slug", ["valdoria", "granvidda"])
def test_answers_on_the_good_side_follow_the_mean_whichever_way_the_question_is_put(
    slug: str, network: Network
) -> None:
    survey = network.table(slug, "survey")
    good = survey["mean"].where(~survey["reversed"], 7 - survey["mean"])
    expected = (good - 1) / 5
    error = (expected * (1 - expected) / survey["people"]) ** 0.5
    assert ((survey["positive"] / survey["people"] - expected).abs() < 5 * error + 0.01).all()
    assert (survey["positive"] + survey["negative"] <= survey["people"]).all()
    assert survey["reversed"].any()


def test_actions_are_read_also_where_the_export_is_spoilt(network: Network, tmp_path: Path) -> None:
    """The large administrations are not written whole by the other tests; their spoilt tables of actions are."""
    found = {}
    for slug in ("valdoria", "lipnogrod", "vale_sereno"):
        (delivery,) = deliveries(recipes()[slug], "actions", network.table(slug, "actions"))
        sources = tmp_path / slug / "sources"
        sources.mkdir(parents=True)
        shutil.copy(Settings().demo / slug / "city.toml", tmp_path / slug)
        path = write_delivery(with_defects(delivery, SEED), sources, "Invented (synthetic data)")
        source = read_source(path.with_suffix(".toml"), slug)
        findings = Findings(source)
        with open_tables() as connection:
            assert read_rows(connection, source, findings) == len(delivery.cells), slug
        assert not findings.refused
        found[slug] = {each.rule for each in findings.found} - {"blank"}
    assert found == {"valdoria": {"mojibake", "invisible"}, "lipnogrod": {"long_text"}, "vale_sereno": set()}
