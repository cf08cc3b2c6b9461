"""The invented administrations: sizes, stocks and flows, the tables they deliver, nothing of a real body in them."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.cities import cities, partners
from indicators.demo import FIRST_YEAR, LAST_YEAR, recipes
from indicators.demo.recipe import YEARS
from indicators.demo.tables import MAKERS
from indicators.ingest.tables import columns, table_names
from tests.demo.conftest import Network

SLUGS = list(recipes())
SIZES = {
    "lipnogrod": 12_000, "valdoria": 6_500, "aubrelles": 2_800, "vale_sereno": 1_400,
    "granvidda": 650, "jasnodol": 420, "argintia": 180, "ezustvolgy": 60,
}  # fmt: skip


def count(rows: pd.DataFrame) -> pd.Series:
    """People by year and gender."""
    return rows.groupby(["year", "gender"])["person"].size()


@pytest.mark.parametrize("slug", SLUGS)
def test_stocks_and_flows_agree_for_women_and_men(slug: str, network: Network) -> None:
    careers = network.careers(slug)
    stock, hires, leavers = count(careers.stock), count(careers.hires), count(careers.leavers)
    for year in YEARS[1:]:
        for gender in ("W", "M", "X"):
            before, after = stock.get((year - 1, gender), 0), stock.get((year, gender), 0)
            assert after == before + hires.get((year, gender), 0) - leavers.get((year, gender), 0), (year, gender)


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_is_counted_twice_or_comes_back(slug: str, network: Network) -> None:
    careers = network.careers(slug)
    assert not careers.stock.duplicated(["person", "year"]).any()
    gone = careers.leavers.set_index("person")["year"]
    later = careers.stock.merge(gone.rename("gone"), left_on="person", right_index=True)
    assert (later["year"] < later["gone"]).all()


@pytest.mark.parametrize(("slug", "people"), SIZES.items())
def test_sizes(slug: str, people: int, network: Network) -> None:
    stock = network.careers(slug).stock
    assert (stock["year"] == LAST_YEAR).sum() == people
    assert sorted(stock["year"].unique()) == list(range(FIRST_YEAR, LAST_YEAR + 1))


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_is_promoted_without_being_eligible_or_by_more_than_a_level(slug: str, network: Network) -> None:
    stock = network.careers(slug).stock
    steps = stock.sort_values(["person", "year"]).groupby("person")["level"].diff().dropna()
    assert steps.isin([0, 1]).all()
    risen = network.careers(slug).eligible.query("promoted").groupby("year").size().sum()
    assert risen >= (steps == 1).sum() > 0


@pytest.mark.parametrize("slug", SLUGS)
def test_departments_differ_in_size_and_number(slug: str, network: Network) -> None:
    stock = network.careers(slug).stock
    sizes = stock[stock["year"] == LAST_YEAR].groupby(["directorate", "department"]).size()
    assert 4 <= len(sizes) <= 30
    assert sizes.max() >= 3 * sizes.median() or len(sizes) < 10


def test_every_canonical_table_is_delivered_by_someone() -> None:
    assert set(MAKERS) == set(table_names()) - {"deliveries"}
    assert {name for recipe in recipes().values() for name in recipe.tables} == set(MAKERS)


@pytest.mark.parametrize("slug", ["valdoria", "ezustvolgy", "argintia", "granvidda"])
def test_tables_hold_what_the_canonical_table_needs(slug: str, network: Network) -> None:
    for name in recipes()[slug].tables:
        rows = network.table(slug, name)
        assert len(rows), name
        assert set(rows["year"]) <= set(YEARS), name
        assert len(set(rows.columns) & set(columns(name))) >= 3, name


def test_one_delivers_no_payroll_one_only_counted_tables_one_next_to_nothing() -> None:
    assert "pay" not in recipes()["jasnodol"].tables
    assert recipes()["argintia"].by_person == () and "published_values" in recipes()["argintia"].tables
    assert set(recipes()["ezustvolgy"].tables) == {"staff", "bodies", "prevention", "plan", "actions"}
    assert recipes()["granvidda"].by_person == ("pay",)


def test_invented_administrations_stand_after_the_partners_and_are_marked() -> None:
    marks = [city.synthetic for city in cities().values()]
    assert marks == sorted(marks) and sum(marks) == 8
    assert set(partners()) == {slug for slug, city in cities().items() if not city.synthetic}
    assert {slug for slug, city in cities().items() if city.synthetic} == set(recipes())
    for slug in recipes():
        city = cities()[slug]
        assert "synthetic" in city.official_name and "synthetic" in city.about


def test_each_partner_has_an_invented_one_of_its_country() -> None:
    assert {city.country for city in cities().values() if city.synthetic} == {
        city.country for city in partners().values()
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_no_name_of_a_real_body(slug: str) -> None:
    invented = " ".join(
        [cities()[slug].name, cities()[slug].official_name, *recipes()[slug].administrations]
        + [each.name + " " + each.directorate for each in recipes()[slug].departments]
    ).casefold()
    for real in ("torino", "clermont", "kraków", "krakow", "coimbra", "cluj", "postojna", "skåne", "szabolcs"):
        assert real not in invented
    assert all(city.name.casefold() not in invented for city in partners().values())


def test_a_department_where_everybody_is_a_man_and_one_where_everybody_is_a_woman(network: Network) -> None:
    for slug, department, gender in (("valdoria", "Officine", "M"), ("jasnodol", "Vrtec Breza", "W")):
        stock = network.careers(slug).stock
        below = stock[(stock["department"] == department) & (stock["level"] < 5)]
        assert len(below) and (below["gender"] == gender).all()
