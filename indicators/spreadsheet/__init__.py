"""Reads one sheet of a workbook in a process of its own, with limits: it may be hostile. Imports nothing of ours.

`python -m indicators.spreadsheet WORKBOOK OUT.csv [SHEET]` writes the rows and says in JSON what it found.
"""
