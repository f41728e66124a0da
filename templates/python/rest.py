"""What the clients share that wait for the server, and those that await it.

Made by crdgen for lightkube 1. Do not edit.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from httpx2 import TransportError
from lightkube.core.resource import (
    ApiInfo,
    GlobalSubResource,
    NamespacedSubResource,
    api_info,
)
from lightkube.core.selector import build_selector
from lightkube.operators import Operator
from lightkube.types import CascadeType, OnErrorAction, OnErrorResult

from .objects import CustomResource, NamespacedResource, Scale

if TYPE_CHECKING:
    from lightkube.models.meta_v1 import Preconditions

K = TypeVar("K", bound=CustomResource)

Selector: TypeAlias = Mapping[str, str | Iterable[str] | Operator[Any] | None]
"""What labels or fields must be: ``{"app": "web"}``, or as ``lightkube.operators``."""

JsonPatch: TypeAlias = Sequence[Mapping[str, Any]]
"""Operations of RFC 6902."""

NOT_FOUND = 404
GONE = 410
MOST_TRIES = 8


def resume(error: Exception, count: int) -> OnErrorResult:
    """Take a lost watch up again, at longer and longer intervals."""
    if isinstance(error, TransportError) and count < MOST_TRIES:
        return OnErrorResult(OnErrorAction.RETRY, sleep=0.1 * 2**count)
    return OnErrorResult(OnErrorAction.RAISE)


class Wait:
    """A wait for something, which may end with ``TimeoutError``."""

    def __init__(self, what: str, timeout: float | None = None) -> None:
        """Start to wait."""
        self._end = None if timeout is None else time.monotonic() + timeout
        self._what = what

    def pause(self, seconds: float) -> None:
        """Sleep, if there is time left, and no longer than that."""
        time.sleep(self._clip(seconds))

    async def async_pause(self, seconds: float) -> None:
        """Sleep, if there is time left, and no longer than that."""
        await asyncio.sleep(self._clip(seconds))

    def _clip(self, seconds: float) -> float:
        if self._end is None:
            return seconds
        left = self._end - time.monotonic()
        if left <= 0:
            message = f"timed out waiting for {self._what}"
            raise TimeoutError(message)
        return min(seconds, left)


def segment(name: str | None) -> str:
    """Check that a name is one that objects have, and so leads to no other path."""
    if name is None or not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", name):
        message = f"not a name: {name!r}"
        raise ValueError(message)
    return name


def selectors(labels: Selector | None, fields: Selector | None) -> dict[str, Any]:
    """Write selectors as the server reads them."""
    return {
        "labelSelector": build_selector(dict(labels)) if labels else None,
        "fieldSelector": build_selector(dict(fields), for_fields=True)
        if fields
        else None,
    }


def deletion(
    cascade: CascadeType | None,
    grace_period: int | None,
    preconditions: Preconditions | None,
    *,
    dry_run: bool,
) -> dict[str, Any]:
    """Write ``DeleteOptions``; without options there is nothing in them."""
    options = {
        "propagationPolicy": cascade.value if cascade else None,
        "gracePeriodSeconds": grace_period,
        "preconditions": preconditions,
        "dryRun": ["All"] if dry_run else None,
    }
    return {name: value for name, value in options.items() if value is not None}


def status_of(kind: type[K]) -> type[K]:
    """Tell lightkube where ``/status`` of a kind is."""
    return cast("type[K]", part(kind, "status"))


def scale_of(kind: type[CustomResource]) -> type[Scale]:
    """Tell lightkube where ``/scale`` of a kind is."""
    return cast("type[Scale]", part(kind, "scale"))


@cache
def part(kind: type[CustomResource], action: str) -> type:
    """Make the resource for a subresource."""
    place = (
        NamespacedSubResource
        if issubclass(kind, NamespacedResource)
        else GlobalSubResource
    )
    bases = (Scale, place) if action == "scale" else (kind,)
    whole, shown = api_info(kind), api_info(bases[0])
    verbs = ["get", "patch", "put"]
    info = ApiInfo(shown.resource, whole.plural, verbs, whole.resource, action)
    return type(f"{kind.__name__}{action.title()}", bases, {"_api_info": info})
