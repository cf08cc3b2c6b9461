"""The pages on targets and actions and on the gender budget: figures, first sentence, hostile text, what is missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from indicators.edition import POINTER
from indicators.store import store
from tests.data_folder import DataFolder
from tests.deliveries import CITY
from tests.pages.reader import answer, charts, opened, said, stands
from tests.plans import plan_folder, resigned

SHOWN = {
    "plan": ["actions_on_track", "targets_reached", "plan_completeness", "plan_budget_per_head"],
    "budget": [
        "share_of_direct_spending", "execution_of_gender_lines", "contracts_with_a_clause",
        "acts_with_impact_assessment",
    ],
}  # fmt: skip
BUILD = "from indicators import edition; edition.build()\n"
LOOK = """
import json
from tests.pages.reader import answer, charts, choices, opened, raw_html, said, stands, tables
def look(page, **address):
    reader = opened(page, lang="en", city="{city}", **address)
    return {{
        "stands": stands(reader), "answer": answer(reader), "said": said(reader), "html": " ".join(raw_html(reader)),
        "alts": [each["alt"] for each in charts(reader)], "tables": len(tables(reader)), "choices": choices(reader),
        "marked": [each.value for each in [*reader.markdown, *reader.caption]],
    }}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return plan_folder(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def pages(built: DataFolder) -> dict[str, Any]:
    """Both pages of the invented administration, and the first with one field of action chosen."""
    shown = '{"plan": look("plan"), "budget": look("budget"), "policies": look("plan", plan_area="policies")}'
    return built.python(f"{BUILD}{LOOK.format(city=CITY)}print(json.dumps({shown}))")


@pytest.mark.parametrize("page", SHOWN)
@pytest.mark.parametrize("city", store().administrations)
def test_it_opens_for_every_administration(page: str, city: str) -> None:
    reader = opened(page, lang="en", city=city)
    assert stands(reader)
    if store().years(city, SHOWN[page]):
        assert re.search(r"\*\*\d|cannot be answered", answer(reader))
    else:
        assert charts(reader) == []
        assert "has no figures here yet" in said(reader) or "cannot be answered with what was" in said(reader)


def test_the_first_sentence_says_what_is_late_and_whose(pages: dict[str, Any]) -> None:
    plan = pages["plan"]
    assert plan["stands"]
    assert plan["answer"].startswith(
        "**3 actions**, 1 of them done; **1 late** on 31 December 2024, the longest since 31 December 2023: "
        "“Lists with as many women as men” (Council office). **2 targets**:"
    )


def test_targets_stand_beside_their_figures(pages: dict[str, Any]) -> None:
    plan = pages["plan"]
    assert any("on its path" in alt and "46.7% in 2024 (14 women · 16 men)" in alt for alt in plan["alts"])
    assert "acts" in plan["html"] and "Targets of the plan" in plan["html"]
    assert "moved the right way" in plan["html"]
    assert "What is linked to nothing" in plan["html"]
    assert "A3 Budget by class" in plan["html"] and "Acts with a gender impact assessment" in plan["html"]


def test_hostile_titles_stay_text(pages: dict[str, Any]) -> None:
    plan = pages["plan"]
    assert "&lt;script&gt;alert(1)" in plan["html"]
    assert "<script>alert" not in plan["html"]
    assert not any("![p](" in text for text in plan["marked"])
    assert "javascript:alert(1)" in plan["html"] and 'href="javascript' not in plan["html"]
    assert 'href="https://example.org/budget"' in plan["html"]


def test_an_address_opens_one_field_of_action_again(pages: dict[str, Any]) -> None:
    policies = pages["policies"]
    assert policies["stands"] and policies["choices"]["plan_area"] == "policies"
    assert policies["answer"].startswith("**1 action**, 1 of them done; none was late on 31 December 2024.")
    assert "Lists with as many women" not in policies["said"] + policies["html"]


def test_the_budget_says_what_was_looked_at(pages: dict[str, Any]) -> None:
    budget = pages["budget"]
    assert budget["stands"]
    assert budget["answer"].startswith("**80.0%** of the 1.0 million euros of 2024 were looked at (3 of 4 lines).")
    assert len(budget["alts"]) == 5
    assert "**50.0** were paid on gender lines" in budget["said"]
    assert "**1 of 2** acts for which it was due in 2024 (50.0%)." in budget["said"]
    assert "Whether suppliers are asked for equality: cannot be answered with what was delivered" in budget["said"]


def test_a_plan_without_actions_and_targets_says_what_to_ask_for(
    built: DataFolder, pages: dict[str, Any], tmp_path: Path
) -> None:
    earlier = next(built.editions.glob("*.duckdb"))
    resigned(earlier, tmp_path / earlier.name, "DELETE FROM actions", "DELETE FROM targets")
    (tmp_path / POINTER).write_text(earlier.name, encoding="utf-8")
    page = DataFolder(built.data, tmp_path).python(f'{LOOK.format(city=CITY)}print(json.dumps(look("plan")))')
    assert page["stands"] and page["alts"] == []
    assert page["answer"].startswith("Who acts next, and what is late: cannot be answered with what was delivered")
    assert "Whether the plan is on course: cannot be answered with what was delivered" in page["answer"]
