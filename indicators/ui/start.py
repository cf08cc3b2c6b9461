"""The start of a page: language, chosen administration, title; and its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from indicators.charts import GENDERS, Words
from indicators.cities import cities
from indicators.errors import IndicatorsError
from indicators.marking import N_
from indicators.model import TOTAL, Edition
from indicators.settings import PACKAGE
from indicators.store import Store, store, store_before
from indicators.text import text
from indicators.ui import address
from indicators.ui.component import copy_link
from indicators.ui.html import script_of_language
from indicators.ui.navigation import entry

if TYPE_CHECKING:
    import pandas as pd


KINDS = {
    "published": N_("figures that were published"),
    "delivered": N_("figures made of its deliveries"),
    "synthetic": N_("invented figures"),
}
NO_FIGURES = N_("no figures")
"""What an edition holds of an administration, by where it comes from."""


@dataclass(frozen=True)
class View:
    """What a page needs: the words of the reader's language, the edition, the chosen administration and years."""

    page: str
    words: Words
    store: Store
    years: tuple[int, int] | None = None

    @property
    def city(self) -> str:
        return self.words.city.slug

    def observations(
        self,
        indicator: str,
        breakdown: str = TOTAL,
        categories: Sequence[str] = (),
        cities: Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """Observations of the chosen administration (or of `cities`; none means all) in the chosen years."""
        return self.store.observations(
            indicator, [self.city] if cities is None else cities, self.years, breakdown, categories
        )

    @property
    def earlier(self) -> View | None:
        """The same view of the edition before this one, where that still stands beside it."""
        before = store_before(self.store.edition.path)
        return replace(self, store=before) if before else None


def frame() -> None:
    """The frame that all pages have: layout and style."""
    st.set_page_config(layout="wide", menu_items={"Get help": None, "Report a bug": None, "About": None})
    st.html(f"<style>{(PACKAGE / 'ui' / 'style.css').read_text(encoding='utf-8')}</style>")


def start(page: str) -> View:
    """Open a page: words, edition, title. An edition that cannot be trusted is said, not shown."""
    words_of = text(address.language())
    st.html(script_of_language(words_of.language), unsafe_allow_javascript=True)
    try:
        opened = store()
    except IndicatorsError as error:
        st.error(words_of.error(error))
        st.stop()
    address.keep_for(page)
    chosen = address.choices().get("city", "")
    slug = chosen if chosen in opened.administrations else default_city(opened)
    address.choose("city", slug)
    words = Words(words_of, cities()[slug], opened.grouping)
    if chosen and chosen != slug:
        st.info(words.say("There is no administration of that name; this is {city}.", city=words.here))
    if words.city.synthetic:
        with st.container(key="synthetic"):
            st.markdown(
                words.say(
                    "**Demonstration, synthetic.** {city} does not exist: every figure here is invented.",
                    city=words.say(words.city.name),
                )
            )
    return View(page, words, opened)


def title(view: View, text: str = "") -> None:
    """The title of a page: its question, unless the page has a better one."""
    st.title(text or view.words.say(entry(view.page).question), anchor=False)


def default_city(opened: Store) -> str:
    """The first administration that has figures."""
    return next((slug for slug in cities() if opened.years(slug)), next(iter(cities())))


def stop_with(view: View, sentence: str) -> None:
    """Stop the page where there is a reason to."""
    if sentence:
        st.markdown(sentence)
        close(view)
        st.stop()


def close(view: View) -> None:
    """The foot of a page: edition, what it holds, how to open it again; and the address."""
    words, edition = view.words, view.store.edition
    kinds = words.listing([words.say(KINDS[kind]) for kind in view.store.kinds(view.city)] or [words.say(NO_FIGURES)])
    with st.sidebar:
        st.divider()
        st.caption(
            words.say("Edition {name} · {kinds}. Nothing here is a person’s record.", name=edition.name, kinds=kinds)
        )
    st.divider()
    st.caption(
        words.say(
            "Edition {name}, built on {date}; of {city} it holds {kinds}. {audit} {genders} "
            "The address of this page opens this view again.",
            name=edition.name,
            date=words.text.date(edition.built_on),
            city=words.here,
            kinds=kinds,
            audit=audited(words, edition),
            genders=words.say(GENDERS),
        )
    )
    copy_link(words, f"link_{view.page}")
    address.write()


def audited(words: Words, edition: Edition) -> str:
    """What the audit said of the edition, in a sentence."""
    verdict = edition.audit
    if not verdict["attacked"]:
        return words.say("It holds figures that others have published, so there was nothing to attack.")
    return words.say(
        "Before it was published, the audit tried to work out {attacked} numbers that are not shown; of the {secrets} "
        "that could be small it found none.",
        attacked=words.text.number(verdict["attacked"]),
        secrets=words.text.number(verdict["secrets"]),
    )
