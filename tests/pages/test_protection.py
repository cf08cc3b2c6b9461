"""Merged groups on the pages of an invented town: names, members, filters, addresses; the page that explains it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from indicators.store import store
from tests.pages.reader import SLUGS, answer, charts, choices, opened, rows_of, said, seen, stands, tables
from tests.town import SLUG, build_town

MERGED = "Office department 06, town"
GROUP = "Other departments (2)"
MARK = "Demonstration, synthetic"


@pytest.fixture(scope="module", autouse=True)
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("town")
    build_town(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "INDICATORS_EDITIONS", str(folder))
        seen.cache_clear()
        yield
    seen.cache_clear()


def workforce(**address: str) -> AppTest:
    return opened("workforce", lang="en", city=SLUG, by="department", **address)


def names_in(table: str) -> list[str]:
    return list(dict.fromkeys(row[1] for row in rows_of(table)))


def test_a_group_is_named_and_its_members_are_listed() -> None:
    reader = workforce()
    assert stands(reader)
    assert f"{GROUP} ▤" in names_in(tables(reader)[1])
    members = f"{GROUP}: {MERGED} and Office department 07, town."
    assert any(members in caption.value for caption in reader.caption)
    assert any(f"<b>{GROUP}</b> ▤" in each["text"] for each in charts(reader)[1]["figure"]["layout"]["annotations"])


def test_who_picks_a_merged_category_gets_its_group_and_is_told_so() -> None:
    reader = workforce()
    reader.multiselect(key="pick_department").select(MERGED).run()
    assert stands(reader)
    assert names_in(tables(reader)[1]) == [f"{GROUP} ▤"]
    told = f"▤ “{MERGED}” stands in “{GROUP}”, so that nobody can be recognised: the row is that of the whole group."
    assert told in [caption.value for caption in reader.caption]


def test_members_are_offered_with_the_group_that_they_stand_in() -> None:
    offered = workforce().multiselect(key="pick_department").options
    assert GROUP in offered
    assert f"{MERGED} (in: {GROUP})" in offered
    assert "Office department 01, town" in offered
    assert not any(each == "all" for each in offered)


def test_names_with_commas_stand_in_the_address() -> None:
    reader = workforce()
    reader.multiselect(key="pick_department").select("Office department 01, town").select(MERGED).run()
    address = {key: str(value) for key, value in reader.query_params.items()}
    assert address["department"] == "Office department 01%2C town,Office department 06%2C town"
    again = opened("workforce", **address)
    assert tables(again) == tables(reader)
    assert choices(again) == choices(reader)


@pytest.mark.parametrize("asked", ["other:Office department 06%2C town:2", "other:Office department 06%2C town:5"])
def test_an_address_with_a_group_opens_the_group_it_has_become(asked: str) -> None:
    assert names_in(tables(workforce(department=asked))[1]) == [f"{GROUP} ▤"]


@pytest.mark.parametrize("asked", ["Nowhere at all", "<script>alert(1)</script>", "%", ",,,", "other::2", "\u202eabc"])
def test_an_address_with_no_such_department_shows_all(asked: str) -> None:
    reader = workforce(department=asked)
    assert stands(reader)
    assert len(names_in(tables(reader)[1])) == 7


def test_a_breakdown_that_is_not_shown_is_not_offered() -> None:
    reader = workforce()
    offered = reader.selectbox(key="pick_breakdown").options
    assert {"Department", "Directorate", "Level"} <= set(offered)
    assert "Staff group" not in offered
    assert stands(opened("workforce", lang="en", city=SLUG, by="staff_group"))


def test_the_finest_readable_breakdown_is_read_and_said() -> None:
    text = said(opened("workforce", lang="en", city=SLUG))
    assert "Read by department: 91% of the people stand in groups of their own name." in text
    assert "Where women and men work: by department" in text


def test_what_is_not_shown_says_so() -> None:
    text = said(opened("workforce", lang="en", city=SLUG))
    assert "Not shown, so that nobody can be recognised" in text


@pytest.mark.parametrize("page", SLUGS)
def test_every_page_of_an_invented_town_says_so(page: str) -> None:
    reader = opened(page, lang="en", city=SLUG)
    assert stands(reader)
    assert reader.main.markdown[0].value.startswith(f"**{MARK}.**")
    assert all(chart["alt"].startswith(f"{MARK}. ") for chart in charts(reader))
    assert all(f"({MARK})</caption>" in table for table in tables(reader)[: len(charts(reader))])
    assert "it holds invented figures" in reader.main.caption[-1].value


@pytest.mark.parametrize("page", ["today", "workforce", "protection"])
def test_a_real_partner_never_says_so(page: str) -> None:
    reader = opened(page, lang="en", city="torino")
    assert MARK not in said(reader)
    assert "it holds no figures" in reader.main.caption[-1].value


def test_the_page_of_protection_tells_what_stands_together() -> None:
    reader = opened("protection", lang="en", city=SLUG)
    staff = {row[0]: row[1:] for row in rows_of(tables(reader)[0])}
    assert staff["Department"][0] == "91%"
    assert staff["Department"][1].startswith(f"▤ {GROUP}: {MERGED}")
    assert staff["Directorate"] == ["100%", "nothing: every category stands by its own name"]
    assert staff["Staff group"] == ["–", "▤ not shown, so that nobody can be recognised"]


def test_the_page_of_protection_counts_its_tables() -> None:
    found = store().protection(SLUG)
    reader = opened("protection", lang="en", city=SLUG)
    assert f"Of **{len(found)}** tables" in reader.main.markdown[1].value
    hidden = int((~found["shown"]).sum())
    assert f"**{hidden}** are not shown" in reader.main.markdown[1].value


def test_the_page_of_protection_tells_what_the_audit_found() -> None:
    verdict = store().edition.audit
    reader = opened("protection", lang="en", city=SLUG)
    told = dict(rows_of(tables(reader)[-1]))
    assert told["Hidden cells that were attacked"] == f"{verdict['attacked']:,}"
    assert told["Worked out exactly"] == told["Worked out nearly"] == "0"
    assert verdict["secrets"] > 0
    assert "Of 0 hidden" not in said(reader)


def test_a_partner_without_deliveries_has_nothing_merged() -> None:
    assert "nothing had to be put together" in answer(opened("protection", lang="en", city="torino"))
