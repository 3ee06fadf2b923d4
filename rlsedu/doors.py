"""How a room opens: its public names load from their files on first use, so that `import rlsedu` stays fast."""

import importlib
import sys


def doors(package, **names_by_file):
    """Return `__getattr__`, `__dir__` and `__all__` for a package whose public names load on first use.

    package: the package's `__name__`. names_by_file: file name (without .py), or the full name of a module elsewhere in
    the house -> list of the public names in it.
    Raises AttributeError for any other name, as a module does.
    """
    home = {name: file for file, names in names_by_file.items() for name in names}

    def __getattr__(name):
        if name not in home:
            raise AttributeError(f"{package} has no {name!r}; it offers: {', '.join(sorted(home))}")
        file = home[name]
        value = getattr(importlib.import_module(file if file.startswith("rlsedu.") else f"{package}.{file}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return __getattr__, lambda: sorted(home), sorted(home)
