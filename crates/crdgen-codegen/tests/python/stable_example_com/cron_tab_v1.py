"""``CronTab`` of ``stable.example.com/v1``.

Made by crdgen for lightkube 1. Do not edit.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from .. import aio, client, objects


class CronTab(objects.NamespacedResource):
    """CronTab runs an image now and then."""

    _api_info = objects.api_info("stable.example.com", "v1", "CronTab", "crontabs")

    spec: CronTabSpec
    """What is wanted."""

    status: CronTabStatus | None = None


class CronTabApi(
    client.NamespacedApi[CronTab],
    client.WithStatus[CronTab],
    client.WithScale[CronTab],
):
    """A client of ``crontabs`` in ``stable.example.com/v1``."""

    kind = CronTab


class CronTabAsyncApi(
    aio.AsyncNamespacedApi[CronTab],
    aio.AsyncWithStatus[CronTab],
    aio.AsyncWithScale[CronTab],
):
    """An asynchronous client of ``crontabs`` in ``stable.example.com/v1``."""

    kind = CronTab


class CronTabSpec(objects.Object):
    """What is wanted."""

    config: dict[str, Any] | None = None
    cronSpec: str
    """When to run, as cron has it."""

    image: str | None
    labels: dict[str, str] | None = None
    policy: CronTabSpecPolicy | str | None = None
    """Default: ``"Allow"``."""

    port: objects.IntOrString | None = None
    replicas: int | None = None
    """How many at a time.

    One is enough for most.

    Default: ``1``.
    """

    steps: list[CronTabSpecSteps] | None = None


class CronTabSpecPolicy(StrEnum):
    """``spec.policy`` of ``CronTab``."""

    ALLOW = "Allow"
    FORBID = "Forbid"
    REPLACE = "Replace"


class CronTabSpecSteps(objects.Object):
    """``spec.steps`` of ``CronTab``."""

    args: list[str] | None = None
    name: str


class CronTabStatus(objects.Object):
    """``status`` of ``CronTab``."""

    conditions: list[CronTabStatusConditions] | None = None
    lastRun: str | None = None
    replicas: int | None = None


class CronTabStatusConditions(objects.Object):
    """``status.conditions`` of ``CronTab``."""

    status: CronTabStatusConditionsStatus | str
    type: str


class CronTabStatusConditionsStatus(StrEnum):
    """``status.conditions.status`` of ``CronTab``."""

    TRUE = "True"
    FALSE = "False"
    UNKNOWN = "Unknown"
