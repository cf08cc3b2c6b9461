"""The pages and their sections: by the five fields of action, not by a list of files."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.marking import N_
from indicators.settings import PROJECT


@dataclass(frozen=True)
class PageEntry:
    """One page: its file and address, its short name in the menu, the question that is its title.

    `keys`: what of the reader's choices it uses, besides the language and the administration.
    """

    slug: str
    name: str
    question: str
    section: str
    keys: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return str(PROJECT / "pages" / f"{self.slug}.py")


START = N_("Overview")
LEADERSHIP = N_("Leadership and decision-making")
RECRUITMENT = N_("Recruitment and career")
WELLBEING = N_("Organisational well-being")
VIOLENCE = N_("Gender-based violence")
POLICIES = N_("Policies and budget")
COMPARE = N_("Compare")
ABOUT = N_("About the figures")

YEARS, BY, INDICATOR = ("from", "to"), ("by",), ("i",)
STAFF: tuple[str, ...] = (
    "level",
    "area",
    "age_band",
    "staff_group",
    "directorate",
    "department",
    "occupation",
    "education",
)
STAFF += ("contract", "working_time", "seniority_band")
"""Breakdowns of the staff whose categories can be chosen."""

PAGES = (
    PageEntry("today", N_("Today"), N_("Where do we stand?"), START),
    PageEntry("workforce", N_("Who works here"), N_("How is the workforce made up?"), START, YEARS + BY + STAFF),
    PageEntry(
        "leadership",
        N_("Leadership and decisions"),
        N_("How does the balance change on the way up?"),
        LEADERSHIP,
        (*YEARS, "level", "women", "age"),
    ),
    PageEntry("pay", N_("Pay"), N_("How far apart is the pay of women and men?"), RECRUITMENT, YEARS),
    PageEntry(
        "recruitment",
        N_("Recruitment"),
        N_("Do women and men get through equally, and where not?"),
        RECRUITMENT,
        YEARS + BY,
    ),
    PageEntry(
        "careers", N_("Careers"), N_("Who advances, who leaves, how long does it take?"), RECRUITMENT, YEARS + BY
    ),
    PageEntry(
        "thirty_points",
        N_("The 30-point rule"),
        N_("In which Areas does a competition prefer one gender?"),
        RECRUITMENT,
        YEARS,
    ),
    PageEntry(
        "wellbeing",
        N_("Time, care and well-being"),
        N_("Who carries part-time work, leave and flexible work; how do people feel?"),
        WELLBEING,
        YEARS + BY,
    ),
    PageEntry(
        "safety", N_("Safety at work"), N_("Do people know where to turn, and does the system answer?"), VIOLENCE, YEARS
    ),
    PageEntry("plan", N_("Targets and actions"), N_("Are we on course, and who acts next?"), POLICIES, ("plan_area",)),
    PageEntry(
        "budget", N_("Gender budget"), N_("What share of spending was looked at, and for whom?"), POLICIES, YEARS
    ),
    PageEntry(
        "compare",
        N_("Compare administrations"),
        N_("Which differences are real?"),
        COMPARE,
        (*INDICATOR, "figures", "order", "to", "more"),
    ),
    PageEntry(
        "explore",
        N_("Explore"),
        N_("What do the figures say?"),
        COMPARE,
        (*INDICATOR, "and", *YEARS, "cities", *BY, "only"),
    ),
    PageEntry("beside", N_("Beside the country"), N_("How do we stand beside others?"), COMPARE),
    PageEntry("countries", N_("Eight countries"), N_("On what ground do the eight administrations stand?"), COMPARE),
    PageEntry("methods", N_("Methods"), N_("What does this number mean?"), ABOUT, INDICATOR),
    PageEntry("protection", N_("Protection"), N_("Can anybody be recognised here?"), ABOUT),
    PageEntry("coverage", N_("Coverage"), N_("What do we know, and what is missing?"), ABOUT),
    PageEntry("accessibility", N_("Accessibility"), N_("Can everyone use these pages?"), ABOUT),
)


def entry(slug: str) -> PageEntry:
    """The page of that address."""
    return next(page for page in PAGES if page.slug == slug)
