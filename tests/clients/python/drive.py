"""Drive every verb of the generated clients: ``drive.py [PROGRAM ARG...]``.

The program is a real API server, as ``tests/apiserver`` starts it. Without one, only
what needs no server is done.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import json
import pkgutil
import subprocess
import sys
import threading
import time
import warnings
from contextlib import aclosing, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
from lightkube import ApiError, AsyncClient, Client, KubeConfig, codecs
from lightkube.config.models import Cluster, Context, User
from lightkube.models.meta_v1 import Preconditions
from lightkube.operators import in_
from lightkube.types import CascadeType

from clients.crontab.objects import UNSET, ObjectMeta, Page, has_condition
from clients.crontab.stable_example_com.clock_v1 import Clock, ClockApi, ClockAsyncApi
from clients.crontab.stable_example_com.cron_tab_v1 import (
    CronTab,
    CronTabApi,
    CronTabAsyncApi,
    CronTabSpec,
    CronTabSpecPolicy,
    CronTabSpecSteps,
    CronTabStatus,
    CronTabStatusConditions,
)
from clients.hostile.hostile_example_com import record_v1, record_v1beta1

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

BAD_NAMES = ["", ".", "..", "a/b", "../b", "a?b", "a#b", "a%2fb", "*", "a\n"]


def load() -> None:
    """Import every module, and find the types of every field."""
    count = 0
    for module in pkgutil.walk_packages(["clients"], "clients."):
        for found in vars(importlib.import_module(module.name)).values():
            from_dict: Any = getattr(found, "from_dict", None)
            if from_dict and found.__module__ == module.name and "_v" in module.name:
                from_dict({})
                count += 1
    assert count > 50, count


def models() -> None:
    """Tell absence from null, and refuse what is no field."""
    spec = CronTabSpec(cronSpec="* * * * *", image=None, replicas=None)
    assert spec == {"cronSpec": "* * * * *", "image": None}
    spec.steps = [CronTabSpecSteps(name="s")]
    spec.policy = CronTabSpecPolicy.FORBID
    spec.replicas = 3
    spec.replicas = None
    written = {"steps": [{"name": "s"}], "policy": "Forbid"}
    assert spec.to_dict() == {"cronSpec": "* * * * *", "image": None, **written}
    with raises(TypeError):
        CronTabSpec(image=None)  # type: ignore[call-arg]
    with raises(TypeError):
        CronTabSpec(cronSpec="", image=None, other=1)  # type: ignore[call-arg]
    with raises(AttributeError):
        spec.other = 1  # type: ignore[attr-defined]
    with raises(AttributeError):
        str(CronTabSpec.from_dict({}).cronSpec)

    record = record_v1.RecordSpec(
        empty=record_v1.RecordSpecEmpty(x=""),
        starSlash=record_v1.RecordSpecStarSlash(),
        aDashB="",
        class_="c",
        int_=1,
        nullableText=None,
        mode="of tomorrow",
        nullableMode=None,
        self=record_v1.RecordSpecSelf(x="s"),
        objects_=[None, record_v1.RecordSpecObjects(x="y")],
    )
    assert record.class_ == record["class"] == "c"
    assert record.self == {"x": "s"}
    assert "nullableMode" in record
    record.nullableMode = UNSET
    assert "nullableMode" not in record
    assert record.any is UNSET
    client = Client(config("http://localhost"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        record_v1beta1.RecordApi(client)  # pyright: ignore[reportDeprecated]
    assert [str(warning.message)[:6] for warning in caught] == ["use v1"]


def round_trip() -> None:
    """Send what the types do not know as it came, at every level."""
    unknown = {"x": [1, None, {"y": 9007199254740993, "z": 1.5}]}
    answer = {
        "apiVersion": "stable.example.com/v1",
        "kind": "CronTab",
        "metadata": {"name": "a", "namespace": "x", "new": unknown},
        "spec": {
            "cronSpec": "",
            "image": None,
            "policy": "OfTomorrow",
            "config": unknown,
            "replicas": None,
            "steps": [{"name": "s", "new": unknown}],
            "new": unknown,
        },
        "status": {"conditions": [{"type": "T", "new": unknown}], "new": unknown},
        "new": unknown,
    }
    sent: list[Any] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.content:
            sent.append(json.loads(request.content))
        return httpx2.Response(200, json=answer)

    client = mock(handle)
    tabs = CronTabApi(client, "x")
    tab = tabs.get("a")
    assert tab.spec.policy == "OfTomorrow"
    assert tab.spec.steps is not None
    assert tab.spec.steps[0].name == "s"
    tab.spec.steps.append(CronTabSpecSteps(name="t"))
    tab.spec.steps.pop()
    tabs.replace(tab)
    tabs.status.replace(tab)
    # The same with lightkube alone.
    plain: Any = client
    plain.replace(plain.get(CronTab, "a", namespace="x"))
    assert sent == [answer] * 3
    codecs.resource_registry.register(CronTab)
    loaded: Any = codecs.from_dict(answer)
    assert (type(loaded), loaded) == (CronTab, tab)


def names() -> None:
    """Refuse a name that leads to another path before anything is sent."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        raise AssertionError(request.url)

    client = mock(handle)
    tabs = CronTabApi(client, "x")
    for name in BAD_NAMES:
        with raises(ValueError):
            CronTabApi(client, name)
        verbs: list[Callable[[str], object]] = [
            tabs.get,
            tabs.delete,
            tabs.scale.get,
            lambda name: tabs.replace(tab("x", name)),
            lambda name: tabs.apply(tab("x", name)),
            lambda name: tabs.create(tab(name, "a")),
            lambda name: tabs.merge_patch(name, {}),
            lambda name: tabs.status.json_patch(name, []),
        ]
        for verb in verbs:
            with raises(ValueError):
                verb(name)


def lost_watch() -> None:
    """Take a watch that is lost up where it was."""
    versions: list[str | None] = []
    why = "lost"

    def events() -> Iterator[bytes]:
        obj = tab("x", "a")
        obj.metadata.resourceVersion = str(len(versions))
        yield json.dumps({"type": "MODIFIED", "object": obj}).encode() + b"\n"
        raise httpx2.ReadError(why)

    def handle(request: httpx2.Request) -> httpx2.Response:
        versions.append(request.url.params.get("resourceVersion"))
        if len(versions) == 2:
            raise httpx2.ConnectError(why)
        return httpx2.Response(200, content=events())

    with closing(CronTabApi(mock(handle), "x").watch()) as watch:
        assert [next(watch)[0] for _ in range(2)] == ["MODIFIED"] * 2
    assert versions == [None, "1", "1"]


async def wire(connection: KubeConfig) -> None:
    """Send what the clients of all languages send."""
    client = AsyncClient(connection, field_manager="wire")
    tabs = CronTabAsyncApi(client, "wire")
    first = tab("wire", "a", wire="yes")
    await tabs.create(first)
    found = await tabs.get("a")
    listed = await tabs.list(
        labels={"wire": "yes"},
        fields={"metadata.name": "a"},
        limit=5,
    )
    assert len(listed) == len(await tabs.list_all(labels={"wire": "yes"})) == 1
    found.spec.image = "j"
    await tabs.replace(found)
    await tabs.merge_patch("a", {"spec": {"image": "k"}})
    patched = await tabs.json_patch("a", [operation("/spec/image", "l")])
    assert patched.spec.image == "l"
    second = tab("wire", "b", wire="yes")
    await tabs.apply(second)
    await tabs.apply(second, force=True)

    found = await tabs.get("a")
    found.status = CronTabStatus(replicas=1)
    await tabs.status.replace(found)
    await tabs.status.merge_patch("a", {"status": {"replicas": 2}})
    await tabs.status.json_patch("a", [operation("/status/replicas", 3)])
    metadata = {"name": "a", "namespace": "wire"}
    applied = {"metadata": metadata, "status": {"replicas": 4}}
    await tabs.status.apply(applied, force=True)
    scale = await tabs.scale.get("a")
    assert scale.spec is not None
    scale.spec.replicas = 2
    await tabs.scale.replace(scale)
    await tabs.scale.merge_patch("a", {"spec": {"replicas": 3}})
    scaled = await tabs.scale.json_patch("a", [operation("/spec/replicas", 4)])
    assert (scaled.spec, scaled.status) == ({"replicas": 4}, {"replicas": 4})

    watch = tabs.watch(
        fields={"metadata.name": "a"},
        resource_version=listed.resource_version,
    )
    async with aclosing(watch):
        event, obj = await anext(watch)
    assert (event, obj.metadata.name) == ("MODIFIED", "a")
    await tabs.delete("b", cascade=CascadeType.BACKGROUND)
    await tabs.delete_collection(labels={"wire": "yes"})

    clocks = ClockAsyncApi(client)
    metadata = ObjectMeta(name="wire", labels={"wire": "yes"})
    await clocks.create(Clock(metadata=metadata, zone="UTC"))
    assert (await clocks.get("wire")).zone == "UTC"
    assert len(await clocks.list(labels={"wire": "yes"})) == 1
    await clocks.delete("wire")
    await client.close()


def drive(connection: KubeConfig) -> None:
    """Do everything that a client can."""
    client = Client(connection, namespace="default", field_manager="drive")
    tabs = CronTabApi(client)
    created = tabs.create(tab("default", "a", port="80%", image=None))
    assert (created.spec.replicas, created.spec.policy) == (1, CronTabSpecPolicy.ALLOW)
    assert created["spec"]["image"] is None
    managed = created.metadata.managedFields
    assert managed is not None
    assert managed[0].manager == "drive"

    created.spec.config = {"deep": {"list": [1, None, {"x": 9007199254740993}]}}
    replaced = tabs.replace(created)
    assert replaced.spec.config == created.spec.config
    with raises(ApiError, 409):
        tabs.replace(created)
    assert tabs.get("a") == replaced
    changes = {"spec": {"replicas": 2, "port": 80, "config": None}}
    patched = tabs.merge_patch("a", changes)
    assert (patched.spec.port, patched.spec.config) == (80, None)
    assert tabs.merge_patch("a", {"spec": {"image": "dry"}}, dry_run=True)
    tabs.json_patch("a", [{"op": "test", "path": "/spec/replicas", "value": 2}])

    steps = [CronTabSpecSteps(name="s")]
    tabs.apply(tab("default", "b", x="y", steps=steps))
    other = {"metadata": {"name": "b"}, "spec": {"image": "other"}}
    with raises(ApiError, 409):
        tabs.apply(other, field_manager="other")
    forced = tabs.apply(other, field_manager="other", force=True)
    assert (forced.spec.image, forced.spec.steps) == ("other", steps)

    page = tabs.list(limit=1)
    assert (of(page), page.continue_ is None) == (["a"], False)
    page = tabs.list(limit=1, continue_=page.continue_)
    assert (of(page), page.continue_) == (["b"], None)
    assert of(tabs.list_all(labels={"x": in_(["y", "z"])})) == ["b"]
    drive_parts(tabs)
    drive_watch(tabs)

    with raises(ApiError, 404):
        tabs.get("none")
    with raises(ApiError, 409):
        tabs.delete("a", preconditions=Preconditions(uid="other"))
    tabs.delete_collection(fields={"metadata.name": "a"})
    tabs.wait_until_deleted("a", timeout=60)
    assert tabs.list_all() == []

    clocks = ClockApi(client)
    applied = clocks.apply(Clock(metadata=ObjectMeta(name="a"), zone="CET"))
    with closing(clocks.watch()) as watch:
        assert next(watch) == ("ADDED", applied)
    clocks.delete("a")
    client.close()


def drive_parts(tabs: CronTabApi) -> None:
    """Write the status and the scale, which other writes leave as they are."""
    now = tabs.get("a")
    now.status = CronTabStatus(replicas=7)
    assert tabs.replace(now).status is None
    now = tabs.get("a")
    now.status = CronTabStatus(replicas=7)
    shown = tabs.status.replace(now)
    assert (type(shown), shown.status) == (CronTab, now.status)
    scale = tabs.scale.merge_patch("a", {"spec": {"replicas": 4}})
    assert (scale.kind, scale.spec, scale.status) == (
        "Scale",
        {"replicas": 4},
        {"replicas": 7},
    )

    ready = CronTabStatusConditions(type="Ready", status="True")
    status = CronTabStatus(conditions=[ready])
    later = {"metadata": {"name": "a"}, "status": status}
    timer = threading.Timer(0.5, tabs.status.apply, [later])
    timer.start()
    found = tabs.wait_for("a", has_condition("Ready"), timeout=60, interval=0.1)
    assert found.status is not None
    assert found.status.conditions == [ready]
    timer.join()
    start = time.monotonic()
    with raises(TimeoutError):
        tabs.wait_for("a", has_condition("Never"), timeout=0.3)
    with raises(TimeoutError):
        tabs.wait_for("none", has_condition("Ready"), timeout=0.1)
    assert time.monotonic() - start < 5


def drive_watch(tabs: CronTabApi) -> None:
    """Follow what happens."""
    seen: list[tuple[str, str | None]] = []
    with closing(tabs.watch_all()) as watch:
        for event, obj in watch:
            seen.append((event, obj.metadata.name))
            if len(seen) == 2:
                tabs.merge_patch("a", {"spec": {"image": "new"}})
                tabs.delete("b", cascade=CascadeType.BACKGROUND)
            if len(seen) == 4:
                break
    assert seen == [("ADDED", "a"), ("ADDED", "b"), ("MODIFIED", "a"), ("DELETED", "b")]
    with raises(ApiError, 410), closing(tabs.watch(resource_version="1")) as watch:
        next(watch)


def tab(namespace: str, name: str, *, image: str | None = "i", **rest: Any) -> CronTab:
    """Make a CronTab; texts of which there is no field are labels."""
    fields = {key: rest.pop(key) for key in ["port", "steps"] if key in rest}
    metadata = ObjectMeta(name=name, namespace=namespace, labels=rest or None)
    spec = CronTabSpec(cronSpec="* * * * *", image=image, **fields)
    return CronTab(metadata=metadata, spec=spec)


def operation(path: str, value: object) -> dict[str, object]:
    """Make an operation of a JSON patch."""
    return {"op": "replace", "path": path, "value": value}


def of(page: Page[CronTab]) -> list[str | None]:
    """Name what is on a page."""
    return [obj.metadata.name for obj in page]


@contextmanager
def raises(kind: type[Exception], code: int | None = None) -> Generator[None]:
    """Hold that there is an error."""
    found: Exception | None = None
    try:
        yield
    except kind as error:
        found = error
    assert found is not None, f"no {kind.__name__}"
    assert code is None or (isinstance(found, ApiError) and found.status.code == code)


def mock(handle: Callable[[httpx2.Request], httpx2.Response]) -> Client:
    """Make a client of a server that is a function."""
    transport = httpx2.MockTransport(handle)
    return Client(config("http://localhost"), transport=transport)


def config(server: str, token: str | None = None, ca: str | None = None) -> KubeConfig:
    """Make the configuration for a server."""
    ca_data = base64.b64encode(ca.encode()).decode() if ca else None
    cluster = Cluster(server=server, certificate_auth_data=ca_data)
    return KubeConfig(
        clusters={"test": cluster},
        users={"test": User(token=token)},
        contexts={"test": Context(cluster="test", user="test")},
        current_context="test",
    )


def install(connection: KubeConfig) -> None:
    """Create the CRDs and a namespace, and wait until the server serves them."""
    client: Any = Client(connection)
    text = Path("crontab.yaml").read_text()
    crds: Any = codecs.load_all_yaml(text)  # pyright: ignore[reportUnknownMemberType]
    space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "wire"}}
    for obj in [*crds, codecs.from_dict(space)]:
        client.create(obj)
    for listed in [CronTabApi(client).list, ClockApi(client).list]:
        while True:
            try:
                listed()
                break
            except httpx2.HTTPStatusError as error:
                # Not there yet, or "storage is (re)initializing".
                if error.response.status_code not in {404, 429}:
                    raise
                time.sleep(0.1)
    client.close()


def main() -> None:
    """Do all."""
    load()
    models()
    round_trip()
    names()
    lost_watch()
    if not sys.argv[1:]:
        return
    with subprocess.Popen(
        sys.argv[1:],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        assert server.stdout is not None
        address = json.loads(server.stdout.readline())
        connection = config(address["url"], address["token"], address["ca"])
        install(connection)
        asyncio.run(wire(connection))
        drive(connection)
    sys.stdout.write("drove every verb\n")


if __name__ == "__main__":
    main()
