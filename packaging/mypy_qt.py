"""A mypy plugin for what PySide6's stubs leave out, so that no screen model needs an ignore comment.

- `Property("QVariantList", …)` and `Signal("QVariantList")`: type names are strings too.
- A property read on an instance has the type its getter returns, not `Property`.
- `@QmlUncreatable("…")` decorates a class.
"""

from collections.abc import Callable

from mypy.plugin import FunctionContext, FunctionSigContext, MethodContext, Plugin
from mypy.types import AnyType, CallableType, FunctionLike, Type, TypeOfAny, get_proper_type

PROPERTY = "PySide6.QtCore.Property"
SIGNAL = "PySide6.QtCore.Signal"
UNCREATABLE = "PySide6.QtQml.QmlUncreatable"
GETTER = 1
"""Place of the getter among the arguments of `Property`."""


class QtPlugin(Plugin):
    """See the module."""

    def get_function_signature_hook(self, fullname: str) -> Callable[[FunctionSigContext], FunctionLike] | None:
        return _types_may_be_named if fullname in {PROPERTY, SIGNAL} else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        return {PROPERTY: _value_of_getter, UNCREATABLE: _anything}.get(fullname)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        return _value_of_decorated if fullname == f"{PROPERTY}.__call__" else None


def _types_may_be_named(context: FunctionSigContext) -> FunctionLike:
    """The first parameter of both is the type, or all of them."""
    signature = context.default_signature
    return signature.copy_modified(arg_types=[AnyType(TypeOfAny.explicit), *signature.arg_types[1:]])


def _value_of_getter(context: FunctionContext) -> Type:
    getters = context.arg_types[GETTER]
    return _returned(getters[0]) if getters else context.default_return_type


def _value_of_decorated(context: MethodContext) -> Type:
    return _returned(context.arg_types[0][0])


def _returned(getter: Type) -> Type:
    proper = get_proper_type(getter)
    return proper.ret_type if isinstance(proper, CallableType) else AnyType(TypeOfAny.explicit)


def _anything(_context: FunctionContext) -> Type:
    return AnyType(TypeOfAny.explicit)


def plugin(_version: str) -> type[Plugin]:
    """Called by mypy."""
    return QtPlugin
