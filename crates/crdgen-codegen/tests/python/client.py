"""Clients that wait, on ``lightkube.Client``.

Its errors are theirs. A name that no object has, such as one that leads to another
path, is refused with ``ValueError`` before anything is sent.

Made by crdgen for lightkube 1. Do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from httpx2 import HTTPError
from lightkube import ApiError, Client
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
    from collections.abc import Callable, Generator, Mapping

    from lightkube.models.meta_v1 import Preconditions

K = TypeVar("K", bound=CustomResource)


class ResourceApi(Generic[K]):
    """What a kind and its parts have in common."""

    def __init__(
        self,
        client: Client,
        kind: type[K],
        resource: type[K],
        namespace: str | None,
    ) -> None:
        """Make one of which ``resource`` tells lightkube where a ``kind`` is."""
        self.client: Any = client
        self.kind = kind
        self.resource = resource
        self.namespace = namespace

    def get(self, name: str) -> K:
        """Read one."""
        return self._shown(
            self.client.get(
                self.resource,
                segment(name),
                namespace=self.namespace,
            ),
        )

    def replace(
        self,
        obj: K,
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Replace one; with ``resourceVersion`` only if it is still that one."""
        return self._shown(
            self.client.replace(
                self.resource(obj),
                segment(obj.metadata.name),
                namespace=self.namespace,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    def merge_patch(
        self,
        name: str,
        patch: Mapping[str, Any],
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Change some fields (RFC 7396); ``None`` takes one out."""
        return self._shown(
            self.client.patch(
                self.resource,
                segment(name),
                patch,
                namespace=self.namespace,
                patch_type=PatchType.MERGE,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    def json_patch(
        self,
        name: str,
        patch: JsonPatch,
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Change one step by step (RFC 6902)."""
        return self._shown(
            self.client.patch(
                self.resource,
                segment(name),
                patch,
                namespace=self.namespace,
                patch_type=PatchType.JSON,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    def apply(
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
            self.client.patch(
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


class Api(ResourceApi[K]):
    """A client of one kind and version, in one place."""

    kind: type[K]

    def __init__(self, client: Client, namespace: str | None) -> None:
        """Make one for a place."""
        super().__init__(client, self.kind, self.kind, namespace)

    def list(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        limit: int | None = None,
        continue_: str | None = None,
    ) -> Page[K]:
        """Read what there is: all, or ``limit`` of it from ``continue_`` on."""
        page = {"limit": limit, "continue": continue_}
        return self._list(self.namespace, selectors(labels, fields) | page)

    def create(
        self,
        obj: K,
        *,
        field_manager: str | None = None,
        dry_run: bool = False,
    ) -> K:
        """Create one."""
        return self._shown(
            self.client.create(
                self.resource(obj),
                namespace=self.namespace,
                field_manager=field_manager,
                dry_run=dry_run,
            ),
        )

    def delete(
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
        self._delete("delete", segment(name), {}, options)

    def delete_collection(
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
        self._delete("deletecollection", None, query, options)

    def watch(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        resource_version: str | None = None,
        on_error: OnErrorHandler = resume,
    ) -> Generator[tuple[str, K]]:
        """Tell what happens: ``ADDED``, ``MODIFIED`` or ``DELETED``, and to what.

        Without ``resource_version``, what exists is told first. A watch that is lost
        is taken up where it was, as far as ``on_error`` says so.
        """
        place = {"namespace": self.namespace, "labels": labels, "fields": fields}
        return self._watch(place, resource_version, on_error)

    def wait_for(
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
            obj = self._find(name)
            if obj is not None and condition(obj):
                return obj
            wait.pause(interval)

    def wait_until_deleted(
        self,
        name: str,
        *,
        timeout: float | None = None,
        interval: float = 1,
    ) -> None:
        """Wait until there is no such object, as ``wait_for`` does."""
        wait = Wait(f"the end of {self.kind.__name__} {name!r}", timeout)
        while self._find(name) is not None:
            wait.pause(interval)

    def _find(self, name: str) -> K | None:
        try:
            return self.get(name)
        except ApiError as error:
            if error.status.code == NOT_FOUND:
                return None
            raise

    def _delete(
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
        response = client.send(client.build_adapter_request(request))
        client.raise_for_status(response)

    def _list(self, namespace: str | None, query: dict[str, Any]) -> Page[K]:
        # lightkube's own `list` follows `continue` itself, and does not tell it.
        client = self.client._client  # noqa: SLF001
        request = client.prepare_request(
            "list",
            self.resource,
            namespace=namespace,
            params=query,
        )
        response = client.send(client.build_adapter_request(request))
        more, version, items = client.handle_response("list", response, request)
        return Page(items, version, request.params["continue"] if more else None)

    def _watch(
        self,
        place: dict[str, Any],
        version: str | None,
        on_error: OnErrorHandler,
    ) -> Generator[tuple[str, K]]:
        # lightkube's own `on_error` does not see that it could not connect.
        wait = Wait("the connection")
        failures = 0
        while True:
            events = self.client.watch(self.resource, resource_version=version, **place)
            try:
                for event, obj in events:
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
                wait.pause(decision.sleep)
            finally:
                events.close()


class NamespacedApi(Api[K]):
    """A client of a kind of which objects live in namespaces."""

    def __init__(self, client: Client, namespace: str | None = None) -> None:
        """Make one for a namespace, or for the client's own."""
        place = client.namespace if namespace is None else namespace
        super().__init__(client, segment(place))

    def list_all(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        limit: int | None = None,
        continue_: str | None = None,
    ) -> Page[K]:
        """Read what there is in all namespaces."""
        page = {"limit": limit, "continue": continue_}
        return self._list(ALL_NS, selectors(labels, fields) | page)

    def watch_all(
        self,
        *,
        labels: Selector | None = None,
        fields: Selector | None = None,
        resource_version: str | None = None,
        on_error: OnErrorHandler = resume,
    ) -> Generator[tuple[str, K]]:
        """Tell what happens in all namespaces."""
        place = {"namespace": ALL_NS, "labels": labels, "fields": fields}
        return self._watch(place, resource_version, on_error)


class ClusterApi(Api[K]):
    """A client of a kind of which objects live in no namespace."""

    def __init__(self, client: Client) -> None:
        """Make one that sends with ``client``."""
        super().__init__(client, None)


class WithStatus(Api[K]):
    """A client of a kind that has a status."""

    @property
    def status(self) -> ResourceApi[K]:
        """A client of ``/status``: it writes the status, and no other writes it."""
        resource = status_of(self.kind)
        return ResourceApi(self.client, self.kind, resource, self.namespace)


class WithScale(Api[K]):
    """A client of a kind that can be scaled."""

    @property
    def scale(self) -> ResourceApi[Scale]:
        """A client of ``/scale``: how many replicas there are and should be."""
        resource = scale_of(self.kind)
        return ResourceApi(self.client, Scale, resource, self.namespace)
