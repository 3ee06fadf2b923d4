"""How a room opens: its public names load from their files on first use, so that `import rlsedu` stays fast."""

import importlib
import sys
import types


class _Room(types.ModuleType):
    """A package whose public names win over its files: `symptoms.evening` is the demo, even after evening.py loads."""

    def __setattr__(self, name, value):
        if not (isinstance(value, types.ModuleType) and name in self.__dict__.get("__all__", ())):
            super().__setattr__(name, value)


def doors(package, **names_by_file):
    """Return `__getattr__`, `__dir__` and `__all__` for a package whose public names load on first use.

    package: the package's `__name__`. names_by_file: file name (without .py) -> list of the public names in it.
    Raises AttributeError for any other name, as a module does.
    """
    home = {name: file for file, names in names_by_file.items() for name in names}
    sys.modules[package].__class__ = _Room

    def __getattr__(name):
        if name not in home:
            raise AttributeError(f"{package} has no {name!r}; it offers: {', '.join(sorted(home))}")
        value = getattr(importlib.import_module(f"{package}.{home[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return __getattr__, lambda: sorted(home), sorted(home)
