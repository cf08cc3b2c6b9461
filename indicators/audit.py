"""Judges what came out, knowing nothing of how it was made. No passed audit, no edition.

There is no attack yet, so only one thing can pass: figures that others have published already.
"""

from __future__ import annotations

import pandas as pd

from indicators.errors import EditionError
from indicators.marking import N_

NOT_YET = N_("not yet")
"""The edition was not attacked: it holds published figures only."""


def audit(observations: pd.DataFrame) -> str:
    """What the audit says of these observations; EditionError where they may not be published."""
    unprotected = observations[observations["source"] != "published"]
    if not unprotected.empty:
        raise EditionError(
            N_(
                "{count} figures of {cities} come from delivered rows, which cannot be protected yet. "
                "Only published figures can enter an edition."
            ),
            count=len(unprotected),
            cities=", ".join(sorted(unprotected["city"].unique())),
        )
    return NOT_YET
