"""Remembers finished charts: an edition never changes, so the same question has the same chart for every reader."""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from indicators.charts.words import Words

MOST = 512
"""Results remembered at most; the ones not asked for the longest go first."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_results: OrderedDict[Any, tuple[Any, Any]] = OrderedDict()
_lock = threading.Lock()


def remembered(build: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Answer the same arguments from memory. Frames and definitions are the same only if they are the same object.

    The store gives the same object for the same question; the arguments of a remembered result are kept with it, so
    that nothing else can ever have their identity. Nobody may change a frame in place.
    """

    @functools.wraps(build)
    def answer(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        key = (build.__module__, build.__name__, _key(args), _key(tuple(sorted(kwargs.items()))))
        with _lock:
            if key in _results:
                _results.move_to_end(key)
                return _results[key][0]
        result = build(*args, **kwargs)
        with _lock:
            _results[key] = (result, (args, kwargs))
            while len(_results) > MOST:
                _results.popitem(last=False)
        return result

    return answer


def _key(value: Any) -> Any:
    if isinstance(value, Words):
        return (value.text.language, id(value.city), id(value.grouping))
    if isinstance(value, list | tuple):
        return tuple(_key(each) for each in value)
    return value if isinstance(value, str | int | float | None) else id(value)
