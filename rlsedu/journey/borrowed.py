"""Numbers that another room's model already holds: they stay there, and this room only asks for them."""

import dataclasses

from rlsedu.evidence import Parameters, checked, one_of


@checked(owner=type, name=str, part=one_of(("given", "low", "high")))
def borrowed(owner, name, part="given"):
    """Return how a number of another Parameters class is given (a number, or a FromFact), or an end of its range.

    owner: the class. name: its field. Raises ValueError for anything else, listing the fields there are.
    """
    fields = {field.name: field for field in dataclasses.fields(owner)} if issubclass(owner, Parameters) else {}
    if name not in fields:
        raise ValueError(
            f"name = {name!r} is not allowed: give one of {', '.join(fields) or 'the fields of Parameters'}"
        )
    return fields[name].metadata[part]
