"""How is a return said in JSON, as `chronology.schema.json` describes it?"""

from __future__ import annotations

from typing import Any

from heed.chronologies.dates.written import WrittenDate
from heed.chronologies.rows import Column, Problem, Return, Row


def of(found: Return) -> dict[str, Any]:
    """Return a whole return: its columns, rows and problems."""
    return {
        "columns": [column(one) for one in found.columns],
        "rows": [row(one) for one in found.rows],
        "problems": [problem(one) for one in found.problems],
    }


def column(one: Column) -> dict[str, Any]:
    """Return a column by its heading and meaning."""
    return {"heading": one.heading, "means": one.means}


def row(one: Row) -> dict[str, Any]:
    """Return a row; what is empty for most rows (end, note, table) is said only where it is not."""
    said: dict[str, Any] = {
        "file": one.file,
        "row": one.number,
        "agency": one.agency,
        "source": one.source,
        "date": written(one.when),
        "time": one.time,
        "event": one.event,
        "cells": {
            column.heading: cell for column, cell in zip(one.columns, one.cells, strict=True)
        },
    }
    if one.until is not None:
        said["until"] = written(one.until)
    if one.note:
        said["note"] = True
    if one.table is not None:
        said["table"] = one.table
    return said


def written(when: WrittenDate) -> dict[str, Any]:
    """Return a date as written and the days it can mean, in the words of `heed dates`."""
    return {
        "written": when.written,
        "from": when.first and when.first.isoformat(),
        "to": when.last and when.last.isoformat(),
        "precision": when.precision,
        "certain": when.certain,
        "inferred": when.inferred,
        "problem": when.problem,
    }


def problem(one: Problem) -> dict[str, Any]:
    """Return a problem with the row it is about, if it is about one."""
    said: dict[str, Any] = {"file": one.file, "row": one.row, "what": one.what}
    if one.table is not None:
        said["table"] = one.table
    return said
