"""Benchmarks: `python -m bench` prints them; docs/performance.md quotes them."""
