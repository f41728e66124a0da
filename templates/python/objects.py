"""What the objects of all kinds share.

An object is the JSON of the server: a ``dict``, of which the fields that its type
names are attributes too. What no type names is kept when an object is read and
written again, and ``obj["field"]`` reads it. Times are texts.

An attribute that is ``None`` is absent from the JSON. One that may be null there is
``UNSET`` where it is absent.

A kind is a resource of lightkube, so that ``lightkube.Client`` takes it as well.

Made by crdgen for lightkube 1. Do not edit.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from lightkube.core import resource
from msgspec import UNSET, UnsetType, to_builtins

if sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from typing_extensions import deprecated

__all__ = [
    "UNSET",
    "ClusterResource",
    "CustomResource",
    "EmbeddedResource",
    "IntOrString",
    "ManagedFieldsEntry",
    "NamespacedResource",
    "Object",
    "ObjectMeta",
    "OwnerReference",
    "Page",
    "Scale",
    "ScaleSpec",
    "ScaleStatus",
    "UnsetType",
    "api_info",
    "deprecated",
    "field",
    "has_condition",
]

IntOrString: TypeAlias = int | str
"""A number or a text, such as a port or a percentage."""

T = TypeVar("T")
Convert: TypeAlias = Callable[[Any], Any]
REQUIRED: Any = object()


class Field:
    """The attribute for a field of a ``dict``."""

    def __init__(self, json: str, default: Any) -> None:
        """Make one of which ``default`` stands for absence."""
        self.json = json
        self.default = default
        self.convert: Convert | None = None

    def __get__(self, obj: Object | None, owner: type[Object]) -> Any:
        """Read the field."""
        if obj is None:
            return self
        value = obj.get(self.json, self.default)
        if value is REQUIRED:
            message = f"{owner.__name__} without {self.json!r}"
            raise AttributeError(message)
        return value

    def __set__(self, obj: Object, value: Any) -> None:
        """Write the field."""
        if value is self.default:
            obj.pop(self.json, None)
        else:
            obj[self.json] = self.convert(value) if self.convert else value


def field(json: str, *, default: Any = REQUIRED) -> Any:
    """Declare a field that has another name in JSON."""
    return Field(json, default)


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
class Object(dict[str, Any]):
    """An object of JSON. A subclass names its fields."""

    _fields: ClassVar[dict[str, Field]] = {}
    _nested: ClassVar[list[tuple[str, Convert]] | None] = None

    def __init_subclass__(cls) -> None:
        """Make fields of the annotations."""
        super().__init_subclass__()
        cls._fields = dict(cls._fields)
        cls._nested = None
        for name in inspect.get_annotations(cls):
            given = cls.__dict__.get(name, REQUIRED)
            found = given if isinstance(given, Field) else Field(name, given)
            cls._fields[name] = found
            setattr(cls, name, found)

    def __init__(self, json: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        """Make one of its fields, or of JSON as it is."""
        cls = type(self)
        super().__init__(json or {})
        for name, convert in cls._resolved():
            if name in self:
                self[name] = convert(self[name])
        if json is None:
            needed = {n for n, f in cls._fields.items() if f.default is REQUIRED}
            wrong = (fields.keys() - cls._fields.keys()) | (needed - fields.keys())
            if wrong:
                message = f"{cls.__name__}: unknown or missing: {sorted(wrong)}"
                raise TypeError(message)
        for name, value in fields.items():
            setattr(self, name, value)

    if not TYPE_CHECKING:  # Checkers would take it to allow any attribute.

        def __setattr__(self, name: str, value: Any) -> None:
            """Write a field, and nothing that would not be sent."""
            if name not in self._fields:
                message = f"{type(self).__name__} has no field {name!r}"
                raise AttributeError(message)
            super().__setattr__(name, value)

    def __repr__(self) -> str:
        """Tell the type and the JSON."""
        return f"{type(self).__name__}({super().__repr__()})"

    @classmethod
    def from_dict(cls, d: Mapping[str, Any]) -> Self:
        """Make one of JSON as it is."""
        return cls(d)

    def to_dict(self) -> dict[str, Any]:
        """Copy the JSON into dicts that are nothing else."""
        return cast("dict[str, Any]", to_builtins(self))

    @classmethod
    def _resolved(cls) -> list[tuple[str, Convert]]:
        # Types may stand after the class that names them, so this waits for an object.
        if cls._nested is None:
            hints = get_type_hints(cls)
            for name, known in cls._fields.items():
                known.convert = converter(hints[name])
            fields = cls._fields.values()
            cls._nested = [(f.json, f.convert) for f in fields if f.convert]
        return cls._nested


def converter(hint: Any) -> Convert | None:
    """Find what makes objects of the dicts in a value, if its type has any."""
    if inspect.isclass(hint) and issubclass(hint, Object):
        return lambda value: (
            hint(value) if is_a(value, dict) and not is_a(value, hint) else value
        )
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return next(filter(None, map(converter, args)), None)
    inner = converter(args[-1]) if origin in {list, dict} else None
    if inner is None:
        return None

    def convert(value: Any) -> Any:
        if is_a(value, list):
            return [inner(item) for item in value]
        if is_a(value, dict):
            return {key: inner(item) for key, item in value.items()}
        return value

    return convert


def is_a(value: Any, kind: type) -> bool:
    """Tell whether a value is of a type, of which type checkers know no more."""
    return isinstance(value, kind)


def has_condition(kind: str, status: str = "True") -> Callable[[CustomResource], bool]:
    """Make a test for ``wait_for``: whether an object has a condition."""

    def test(obj: CustomResource) -> bool:
        found: dict[str, Any] = obj.get("status") or {}
        conditions: list[dict[str, Any]] = found.get("conditions") or []
        told = [(each.get("type"), each.get("status")) for each in conditions]
        return (kind, status) in told

    return test


VERBS = [
    "delete",
    "deletecollection",
    "get",
    "global_list",
    "global_watch",
    "list",
    "patch",
    "post",
    "put",
    "watch",
]


def api_info(group: str, version: str, kind: str, plural: str) -> resource.ApiInfo:
    """Tell lightkube where a kind is on the server."""
    return resource.ApiInfo(resource.ResourceDef(group, version, kind), plural, VERBS)


class OwnerReference(Object):
    """An object that another one goes with."""

    apiVersion: str
    kind: str
    name: str
    uid: str
    blockOwnerDeletion: bool | None = None
    controller: bool | None = None


class ManagedFieldsEntry(Object):
    """The fields that a field manager has set."""

    apiVersion: str | None = None
    fieldsType: str | None = None
    fieldsV1: dict[str, Any] | None = None
    manager: str | None = None
    operation: str | None = None
    subresource: str | None = None
    time: str | None = None


class ObjectMeta(Object):
    """The metadata of an object."""

    annotations: dict[str, str] | None = None
    creationTimestamp: str | None = None
    deletionGracePeriodSeconds: int | None = None
    deletionTimestamp: str | None = None
    finalizers: list[str] | None = None
    generateName: str | None = None
    generation: int | None = None
    labels: dict[str, str] | None = None
    managedFields: list[ManagedFieldsEntry] | None = None
    name: str | None = None
    namespace: str | None = None
    ownerReferences: list[OwnerReference] | None = None
    resourceVersion: str | None = None
    uid: str | None = None


class EmbeddedResource(Object):
    """An object of another kind inside one."""

    apiVersion: str
    kind: str
    metadata: ObjectMeta | None = None


class CustomResource(Object, resource.Resource):
    """An object of a kind; its ``apiVersion`` and ``kind`` are filled in."""

    apiVersion: str | None = None
    kind: str | None = None
    metadata: ObjectMeta

    def __init__(self, json: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        """Make one of its fields, or of JSON as it is."""
        info = self._api_info.resource
        named = {"apiVersion": info.api_version, "kind": info.kind}
        if json is None:
            super().__init__(None, **(named | fields))
        else:
            super().__init__(named | dict(json), **fields)


class NamespacedResource(CustomResource, resource.NamespacedResourceG):
    """An object that lives in a namespace."""


class ClusterResource(CustomResource, resource.GlobalResource):
    """An object that lives in no namespace."""


class ScaleSpec(Object):
    """How many replicas there should be."""

    replicas: int | None = None


class ScaleStatus(Object):
    """How many replicas there are."""

    replicas: int
    selector: str | None = None


class Scale(CustomResource):
    """What ``/scale`` shows of an object."""

    _api_info = api_info("autoscaling", "v1", "Scale", "scales")

    spec: ScaleSpec | None = None
    status: ScaleStatus | None = None


class Page(list[T]):
    """Objects of a list, and where the next ones are."""

    def __init__(
        self, items: Iterable[T], resource_version: str | None, continue_: str | None
    ) -> None:
        """Make the page of a list as it was at ``resource_version``."""
        super().__init__(items)
        self.resource_version = resource_version
        self.continue_ = continue_
