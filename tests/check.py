"""Format, lint, types, tests: runs all four, whatever fails, and says how many did."""

import subprocess
import sys

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "tests": ["pytest"],
}


def main() -> int:
    """The number of checks that failed."""
    failed = [name for name, words in CHECKS.items() if subprocess.run([sys.executable, "-m", *words]).returncode]
    print(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed" + (f": {', '.join(failed)}" if failed else ""))
    return len(failed)


if __name__ == "__main__":
    raise SystemExit(main())
