"""Clients that are awaited, on ``lightkube.AsyncClient``.

Its errors are theirs. A name that no object has, such as one that leads to another
path, is refused with ``ValueError`` before anything is sent.

Made by crdgen for lightkube 1. Do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from httpx2 import HTTPError
from lightkube import ApiError, AsyncClient
from lightkube.core.generic_client import ALL_NS
from lightkube.types import CascadeType, OnErrorAction, OnErrorHandler, PatchType

from .objects import CustomResource, Page, Scale
from .rest import (
    GONE,
    NOT_FOUND,
    JsonPatch,
    Selector,
    Wait,
    deletion,
    resume,
    scale_of,
    segment,
    selectors,
    status_of,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping

    from lightkube.models.meta_v1 import Preconditions

K = TypeVar("K", bound=CustomResource)


class AsyncResourceApi(Generic[K]):
    """What a kind and its parts have in common."""

    def __init__(
        self,
        client: AsyncClient,
        kind: type[K],
        resource: type[K],
        namespace: str | None,
    ) -> None:
        """Make one of which ``resource`` tells lightkube where a ``kind`` is."""
        self.client: Any = client
        self.kind = kind
        self.resource = resource
        self.namespace = namespace

    async def get(self, name: str) -> K:
        """Read one."""
        return self._shown(
            await self.client.get(
                self.resource,
                segment(name),
                namespace=self.namespace,
            ),
        )

    async def replace(
        self,
        obj: K,
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Replace one; with ``resourceVersion`` only if it is still that one."""
        return self._shown(
            await self.client.replace(
                self.resource(obj),
                segment(obj.metadata.name),
                namespace=self.namespace,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    async def merge_patch(
        self,
        name: str,
        patch: Mapping[str, Any],
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Change some fields (RFC 7396); ``None`` takes one out."""
        return self._shown(
            await self.client.patch(
                self.resource,
                segment(name),
                patch,
                namespace=self.namespace,
                patch_type=PatchType.MERGE,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    async def json_patch(
        self,
        name: str,
        patch: JsonPatch,
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Change one step by step (RFC 6902)."""
        return self._shown(
            await self.client.patch(
                self.resource,
                segment(name),
                patch,
                namespace=self.namespace,
                patch_type=PatchType.JSON,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    async def apply(
        self,
        obj: K | Mapping[str, Any],
        *,
        field_manager: str | None = None,
        force: bool = False,
        dry_run: bool = False,
    ) -> K:
        """Apply fields on the server. A ``dict`` need not have all that are required.

        Who applies must have a name, here or in the client. ``force`` takes fields
        that others have.
        """
        applied = self.resource(obj)
        return self._shown(
            await self.client.patch(
                self.resource,
                segment(applied.metadata.name),
                applied,
                namespace=self.namespace,
                patch_type=PatchType.APPLY,
                field_manager=field_manager,
                force=force,
                dry_run=dry_run,
            ),
        )

    def _shown(self, found: K) -> K:
        return found if self.kind is self.resource else self.kind(found)


class AsyncApi(AsyncResourceApi[K]):
    """A client of one kind and version, in one place."""

    kind: type[K]

    def __init__(self, client: AsyncClient, namespace: str | None) -> None:
        """Make one for a place."""
        super().__init__(client, self.kind, self.kind, namespace)

    async def list(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        limit: int | None = None,
        continue_: str | None = None,
    ) -> Page[K]:
        """Read what there is: all, or ``limit`` of it from ``continue_`` on."""
        page = {"limit": limit, "continue": continue_}
        return await self._list(self.namespace, selectors(labels, fields) | page)

    async def create(
        self,
        obj: K,
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Create one."""
        return self._shown(
            await self.client.create(
                self.resource(obj),
                namespace=self.namespace,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    async def delete(
        self,
        name: str,
        *,
        cascade: CascadeType | None = None,
        grace_period: int | None = None,
        preconditions: Preconditions | None = None,
        dry_run: bool = False,
    ) -> None:
        """Delete one."""
        options = deletion(cascade, grace_period, preconditions, dry_run=dry_run)
        await self._delete("delete", segment(name), {}, options)

    async def delete_collection(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        cascade: CascadeType | None = None,
        grace_period: int | None = None,
        dry_run: bool = False,
    ) -> None:
        """Delete all that the selectors match."""
        options = deletion(cascade, grace_period, None, dry_run=dry_run)
        query = selectors(labels, fields)
        await self._delete("deletecollection", None, query, options)

    def watch(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        resource_version: str | None = None,
        on_error: OnErrorHandler = resume,
    ) -> AsyncGenerator[tuple[str, K]]:
        """Tell what happens: ``ADDED``, ``MODIFIED`` or ``DELETED``, and to what.

        Without ``resource_version``, what exists is told first. A watch that is lost
        is taken up where it was, as far as ``on_error`` says so.
        """
        place = {"namespace": self.namespace, "labels": labels, "fields": fields}
        return self._watch(place, resource_version, on_error)

    async def wait_for(
        self,
        name: str,
        condition: Callable[[K], bool],
        *,
        timeout: float | None = None,
        interval: float = 1,
    ) -> K:
        """Wait until a condition holds; look again after ``interval`` seconds.

        ``has_condition("Ready")`` is one. Raise ``TimeoutError`` after ``timeout``
        seconds.
        """
        wait = Wait(f"{self.kind.__name__} {name!r}", timeout)
        while True:
            obj = await self._find(name)
            if obj is not None and condition(obj):
                return obj
            await wait.async_pause(interval)

    async def wait_until_deleted(
        self,
        name: str,
        *,
        timeout: float | None = None,
        interval: float = 1,
    ) -> None:
        """Wait until there is no such object, as ``wait_for`` does."""
        wait = Wait(f"the end of {self.kind.__name__} {name!r}", timeout)
        while await self._find(name) is not None:
            await wait.async_pause(interval)

    async def _find(self, name: str) -> K | None:
        try:
            return await self.get(name)
        except ApiError as error:
            if error.status.code == NOT_FOUND:
                return None
            raise

    async def _delete(
        self,
        method: str,
        name: str | None,
        query: dict[str, Any],
        options: dict[str, Any],
    ) -> None:
        # lightkube's own methods take neither preconditions nor selectors.
        client = self.client._client  # noqa: SLF001
        request = client.prepare_request(
            method,
            self.resource,
            name=name,
            namespace=self.namespace,
            params=query,
        )
        request.data = options or None
        response = await client.send(client.build_adapter_request(request))
        client.raise_for_status(response)

    async def _list(self, namespace: str | None, query: dict[str, Any]) -> Page[K]:
        # lightkube's own `list` follows `continue` itself, and does not tell it.
        client = self.client._client  # noqa: SLF001
        request = client.prepare_request(
            "list",
            self.resource,
            namespace=namespace,
            params=query,
        )
        response = await client.send(client.build_adapter_request(request))
        more, version, items = client.handle_response("list", response, request)
        return Page(items, version, request.params["continue"] if more else None)

    async def _watch(
        self,
        place: dict[str, Any],
        version: str | None,
        on_error: OnErrorHandler,
    ) -> AsyncGenerator[tuple[str, K]]:
        # lightkube's own `on_error` does not see that it could not connect.
        wait = Wait("the connection")
        failures = 0
        while True:
            events = self.client.watch(self.resource, resource_version=version, **place)
            try:
                async for event, obj in events:
                    failures = 0
                    version = obj.metadata.resourceVersion
                    yield event, obj
            except HTTPError as error:
                failures += 1
                decision = on_error(error, failures)
                if decision.action is OnErrorAction.STOP:
                    return
                if decision.action is OnErrorAction.RAISE:
                    raise
                if isinstance(error, ApiError) and error.status.code == GONE:
                    version = None
                await wait.async_pause(decision.sleep)
            finally:
                await events.aclose()


class AsyncNamespacedApi(AsyncApi[K]):
    """A client of a kind of which objects live in namespaces."""

    def __init__(self, client: AsyncClient, namespace: str | None = None) -> None:
        """Make one for a namespace, or for the client's own."""
        place = client.namespace if namespace is None else namespace
        super().__init__(client, segment(place))

    async def list_all(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        limit: int | None = None,
        continue_: str | None = None,
    ) -> Page[K]:
        """Read what there is in all namespaces."""
        page = {"limit": limit, "continue": continue_}
        return await self._list(ALL_NS, selectors(labels, fields) | page)

    def watch_all(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        resource_version: str | None = None,
        on_error: OnErrorHandler = resume,
    ) -> AsyncGenerator[tuple[str, K]]:
        """Tell what happens in all namespaces."""
        place = {"namespace": ALL_NS, "labels": labels, "fields": fields}
        return self._watch(place, resource_version, on_error)


class AsyncClusterApi(AsyncApi[K]):
    """A client of a kind of which objects live in no namespace."""

    def __init__(self, client: AsyncClient) -> None:
        """Make one that sends with ``client``."""
        super().__init__(client, None)


class AsyncWithStatus(AsyncApi[K]):
    """A client of a kind that has a status."""

    @property
    def status(self) -> AsyncResourceApi[K]:
        """A client of ``/status``: it writes the status, and no other writes it."""
        resource = status_of(self.kind)
        return AsyncResourceApi(self.client, self.kind, resource, self.namespace)


class AsyncWithScale(AsyncApi[K]):
    """A client of a kind that can be scaled."""

    @property
    def scale(self) -> AsyncResourceApi[Scale]:
        """A client of ``/scale``: how many replicas there are and should be."""
        resource = scale_of(self.kind)
        return AsyncResourceApi(self.client, Scale, resource, self.namespace)
