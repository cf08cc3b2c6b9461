"""Runs every benchmark, or those named: python -m bench browser sizes."""

import sys

from bench import audit, browser, commands, ingest, merge, sizes

BENCHMARKS = {
    "sizes": sizes.report,
    "commands": commands.report,
    "ingest": ingest.report,
    "merge": merge.report,
    "audit": audit.report,
    "browser": browser.report,
}


def main() -> None:
    """Print each report as it is ready."""
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"\n== {name}", flush=True)
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
