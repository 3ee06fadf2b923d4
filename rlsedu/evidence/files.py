"""The course's own data files: read as UTF-8 (a byte order mark is harmless), and one that is broken says where."""

import tomllib
from importlib import resources

from rlsedu.evidence.bounds import checked


@checked(package=str, name=str)
def read(package, name):
    """Return the text of a file inside a package; ValueError names file, line and mend if it is no UTF-8."""
    where = f"{package.replace('.', '/')}/{name}"
    data = resources.files(package).joinpath(name).read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ValueError(f"{where}, line {line}: not UTF-8: save the file as UTF-8") from None


@checked(package=str, name=str)
def read_toml(package, name):
    """Return the tables of a TOML file inside a package; ValueError names the file, the place and what is wrong."""
    where = f"{package.replace('.', '/')}/{name}"
    try:
        tables = tomllib.loads(read(package, name))
    except tomllib.TOMLDecodeError as problem:
        raise ValueError(f"{where}: {problem}: mend that line, or put the course's own file back") from None
    wrong = [key for key, table in tables.items() if not isinstance(table, dict)]
    if wrong or not tables:
        told = f"{', '.join(wrong)} must be a table, [{wrong[0]}]" if wrong else "the file is empty"
        raise ValueError(f"{where}: {told}: put the course's own file back")
    return tables


@checked(table=dict)
def tupled(table):
    """Return a table of a TOML file with tuples in place of its lists: what the frozen records hold."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
