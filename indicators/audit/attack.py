"""The attack by linear programming: how many people can a cell have at least, and at most?

Programs are solved by HiGHS on one warm model. Every optimum is a table that agrees with all published numbers, so it
is held against all targets: most are seen to be wide enough before a program of their own is solved.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from scipy import sparse

from indicators.audit.system import Contradiction, Numbers, System

ROUNDS = 40
IDLE_ROUNDS = 3
CLOSE = 1e-6
MANY = 100
"""People beyond twice the largest published number that a cell may hold, so that every program has an optimum."""
SIMPLEX_PRIMAL = 4


def version() -> str:
    """The version of HiGHS."""
    return str(highspy.Highs().version())


@dataclass
class Ranges:
    """Of each target the smallest and largest number seen in a table that agrees with all that is published."""

    low: Numbers
    high: Numbers
    sure_low: Numbers  # proved: it cannot be less
    sure_high: Numbers  # proved: it cannot be more

    @classmethod
    def unseen(cls, size: int) -> Ranges:
        return cls(np.full(size, np.inf), np.full(size, -np.inf), np.zeros(size), np.full(size, np.inf))

    def see(self, system: System, people: Numbers) -> bool:
        """Hold a table against all targets; true where it widened a range by a person or more."""
        low, high = system.least @ people, system.most @ people
        wider = bool(((low < self.low - 0.5) | (high > self.high + 0.5)).any())
        self.low, self.high = np.minimum(self.low, low), np.maximum(self.high, high)
        return wider

    @property
    def least(self) -> Numbers:
        """The smallest whole number within what was seen."""
        return np.ceil(self.low - CLOSE)

    @property
    def most(self) -> Numbers:
        return np.floor(self.high + CLOSE)

    @property
    def width(self) -> Numbers:
        return self.most - self.least

    def open(self, system: System) -> Numbers:
        """Targets that are neither seen to be wide enough nor known to be none or enough."""
        wide = self.width >= system.widths
        enough = np.ceil(self.sure_low - CLOSE) >= system.limits
        nobody = np.floor(self.sure_high + CLOSE) <= 0
        settled = (np.ceil(self.sure_low - CLOSE) >= self.least) & (np.floor(self.sure_high + CLOSE) <= self.most)
        return ~(wide | enough | nobody | settled)


class Solver:
    """One model, warm; a change of the objective starts from the last vertex."""

    def __init__(self, rows: sparse.csr_matrix, sums: Numbers) -> None:
        self.highs = highspy.Highs()
        for name, value in (("output_flag", False), ("simplex_strategy", SIMPLEX_PRIMAL), ("threads", 1)):
            self.highs.setOptionValue(name, value)
        self.columns = rows.shape[1]
        self.programs = 0
        self.highs.passModel(_model(rows, sums))

    def best(self, costs: Numbers, largest: bool) -> Numbers:
        """The table that makes `costs @ people` largest or smallest."""
        if not self.columns:
            return np.empty(0)
        sense = highspy.ObjSense.kMaximize if largest else highspy.ObjSense.kMinimize
        self.highs.changeObjectiveSense(sense)
        self.highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), costs)
        self.highs.run()
        self.programs += 1
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Contradiction
        return np.asarray(self.highs.getSolution().col_value)


def _model(rows: sparse.csr_matrix, sums: Numbers) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = rows.shape[1], rows.shape[0]
    model.col_cost_ = np.zeros(rows.shape[1])
    model.col_lower_ = np.zeros(rows.shape[1])
    model.col_upper_ = np.full(rows.shape[1], 2.0 * max(sums, default=0) + MANY)  # who is in no number is unbounded
    model.row_lower_ = model.row_upper_ = sums
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = rows.indptr
    model.a_matrix_.index_ = rows.indices
    model.a_matrix_.value_ = rows.data
    return model


def attack(system: System) -> tuple[Ranges, int]:
    """The ranges of all targets, and how many programs it took; Contradiction where no table agrees."""
    ranges = Ranges.unseen(len(system.targets))
    if (np.asarray(abs(system.rows).sum(axis=1)).ravel() == 0).any():
        raise Contradiction
    solver = Solver(system.rows, system.sums)
    ranges.see(system, solver.best(np.zeros(solver.columns), False))
    _sweep(system, solver, ranges)
    for number in np.flatnonzero(ranges.open(system)):
        _one(system, solver, ranges, int(number))
    return ranges, solver.programs


def _sweep(system: System, solver: Solver, ranges: Ranges) -> None:
    """Push all open targets up and down at once, at random, as long as that widens ranges."""
    random = np.random.default_rng(1)
    idle = 0
    for turn in range(ROUNDS):
        numbers = np.flatnonzero(ranges.open(system))
        if not len(numbers) or idle >= IDLE_ROUNDS:
            return
        weights = random.random(len(numbers)) * random.integers(0, 2, len(numbers))
        side = (system.least if turn % 2 else system.most)[numbers]
        idle = 0 if ranges.see(system, solver.best(side.T @ weights, turn % 2 == 0)) else idle + 1


def _one(system: System, solver: Solver, ranges: Ranges, number: int) -> None:
    """Smallest and largest number of one target, as far as it is still open."""
    sides = [False, True] if ranges.low[number] >= system.limits[number] else [True, False]
    for largest in sides:
        if not ranges.open(system)[number]:
            return
        matrix = system.most if largest else system.least
        costs = np.asarray(matrix[[number]].todense()).ravel()
        table = solver.best(costs, largest)
        ranges.see(system, table)
        bound = ranges.sure_high if largest else ranges.sure_low
        bound[number] = float(costs @ table)
