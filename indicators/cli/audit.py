"""The audit repeated: what an attacker could work out from an edition file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from indicators import audit as auditing
from indicators import edition
from indicators.audit import weaker
from indicators.audit.verdict import WHAT_FAILED
from indicators.cli.base import REFUSED, FormatOption, app, say
from indicators.errors import EditionError
from indicators.marking import N_
from indicators.printing import Format
from indicators.settings import Settings


@app.command()
def audit(
    file: Annotated[
        Path | None, typer.Argument(metavar="EDITION", help="File of an edition; the one in force without it.")
    ] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Attack an edition again, knowing nothing but its file, and say what comes out.

    An edition that an older version of the audit let pass, and that passes today, is shown again.
    """
    path = file or edition.current()
    if not path.is_file():
        raise EditionError(N_("There is no edition {name}."), name=path.name)
    beside = [each for each in sorted(path.parent.glob("*.duckdb")) if each.resolve() != path.resolve()]
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        verdict = auditing.audit(
            path,
            Settings().fewest,
            beside,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
    if format is Format.TABLE:
        _tell(path, verdict)
    else:
        print(json.dumps(json.loads(verdict.as_json()), indent=2))
    if not verdict.passed:
        raise typer.Exit(REFUSED)
    if edition.renew(path, verdict) and format is Format.TABLE:
        say(N_("An older audit had let it pass: its verdict is renewed."))


def _tell(path: Path, verdict: auditing.Verdict) -> None:
    """The verdict in sentences."""
    if verdict.passed:
        say(N_("{name} passed the audit."), name=path.name)
    else:
        say(N_("{name} did NOT pass the audit."), name=path.name)
        for name, count in verdict.failures.items():
            say(WHAT_FAILED[name], count=count)
    if not verdict.attacked:
        say(N_("It holds figures that others have published, so there was nothing to attack."))
    else:
        _tell_attack(verdict)


def _tell_attack(verdict: auditing.Verdict) -> None:
    """How far the attack came, and what it took."""
    say(
        N_("Attacked: {attacked} cells in {blocks} tables; {secrets} could be below their limit (k = {k})."),
        attacked=verdict.attacked,
        blocks=verdict.blocks,
        secrets=verdict.secrets,
        k=verdict.k,
    )
    say(
        N_("Known exactly: {exact}; nearly: {narrow}; the narrowest interval is {narrowest} wide."),
        exact=verdict.exact,
        narrow=verdict.narrow,
        narrowest="-" if verdict.narrowest is None else verdict.narrowest,
    )
    say(
        N_("In whole persons: {persons} by another table, {programs} by an integer program, {undecided} undecided."),
        persons=verdict.integer["persons"],
        programs=verdict.integer["programs"],
        undecided=verdict.integer["undecided"],
    )
    for sentence, number in weaker.said(verdict.weaker):
        say(sentence, count=number)
    say(
        N_("A colleague who knows a team could work out {count}."),
        count=", ".join(f"{name} {number}" for name, number in verdict.colleague.items()) or "0",
    )
    say(
        N_("{programs} programs in {seconds} seconds with {solver}."),
        programs=verdict.programs,
        seconds=verdict.seconds,
        solver=verdict.solver,
    )
