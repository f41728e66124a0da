"""``Clock`` of ``stable.example.com/v1``.

Made by crdgen for lightkube 1. Do not edit.
"""

from __future__ import annotations

from .. import aio, client, objects


class Clock(objects.ClusterResource):
    """``Clock`` of ``stable.example.com``."""

    _api_info = objects.api_info("stable.example.com", "v1", "Clock", "clocks")

    zone: str | None = None


class ClockApi(client.ClusterApi[Clock]):
    """A client of ``clocks`` in ``stable.example.com/v1``."""

    kind = Clock


class ClockAsyncApi(aio.AsyncClusterApi[Clock]):
    """An asynchronous client of ``clocks`` in ``stable.example.com/v1``."""

    kind = Clock
