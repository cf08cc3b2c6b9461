"""The attack again, by somebody who works there: knows her own row, and how many women and men her team has.

A secret is at risk when her team's numbers fix it, or when the one row that she knows makes it too narrow.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy import sparse

from indicators.audit.attack import Ranges, Solver
from indicators.audit.statements import Target
from indicators.audit.system import Numbers, System

NOTHING = 1e-6
TEAMS = ({"place"}, {"department"}, {"directorate"})


def at_risk(system: System, secrets: Numbers, ranges: Ranges) -> Counter[str]:
    """How many of the secrets are at risk, by class of sensitivity. `ranges` is widened on the way."""
    fixed = _fixed_by_a_team(system, secrets)
    narrow = _narrow_for_one_who_knows_a_row(system, secrets, ranges)
    return Counter(target.sensitivity for target, bad in zip(system.targets, fixed | narrow, strict=True) if bad)


def is_team(target: Target) -> bool:
    """A department or directorate as a whole."""
    return len(target.regions) == 1 and {name for name, _ in target.regions[0]} in TEAMS


def _fixed_by_a_team(system: System, secrets: Numbers) -> Numbers:
    """Secrets that follow from the published numbers and the number of one team.

    What the published numbers leave open of a target is its part at right angles to all equations: two targets fix
    each other when these parts are parallel.
    """
    teams = np.array([is_team(target) for target in system.targets], dtype=bool)
    fixed = np.zeros(len(secrets), dtype=bool)
    if not (teams & secrets).any():
        return fixed
    left = _left_open(system)
    sizes = np.sqrt(np.clip(np.diag(left), 0, None))
    for team in np.flatnonzero(teams & (sizes > NOTHING)):
        parallel = np.abs(np.abs(left[team]) - sizes[team] * sizes) < NOTHING * (1 + sizes[team] * sizes)
        parallel &= sizes > NOTHING
        parallel[team] = False
        fixed |= parallel & secrets
    return fixed


def _left_open(system: System) -> Numbers:
    """Products of what is left open of each two targets, over cells."""
    alive = np.flatnonzero(system.class_of >= 0)
    joined = sparse.csr_matrix(
        (np.ones(len(alive)), (system.class_of[alive], np.arange(len(alive)))),
        shape=(system.rows.shape[1], len(alive)),
    )
    rows = system.rows @ joined
    targets = system.exactly[:, alive]
    values, vectors = np.linalg.eigh((rows @ rows.T).toarray())
    kept = values > 1e-9 * max(1.0, values[-1] if len(values) else 1.0)
    shadow = (targets @ rows.T) @ (vectors[:, kept] / np.sqrt(values[kept]))
    return (targets @ targets.T).toarray() - shadow @ shadow.T


def _narrow_for_one_who_knows_a_row(system: System, secrets: Numbers, ranges: Ranges) -> Numbers:
    """Secrets that are wide enough for others, but not once one of their people is known."""
    narrow = np.zeros(len(secrets), dtype=bool)
    solver = Solver(system.rows, system.sums)
    tight = system.widths == system.limits - 1  # of public offices everybody knows as much as a colleague
    for number in np.flatnonzero(secrets & tight & (ranges.width < system.limits)):
        for matrix, largest in ((system.most, True), (system.least, False)):
            if ranges.width[number] < system.limits[number]:
                ranges.see(system, solver.best(np.asarray(matrix[[number]].todense()).ravel(), largest))
        narrow[number] = ranges.width[number] < system.limits[number]
    return narrow
