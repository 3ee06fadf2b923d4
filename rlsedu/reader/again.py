"""Which questions come again, and when: what was missed first, then what was asked the longest ago."""

from datetime import datetime, timedelta

from rlsedu.evidence import checked, record
from rlsedu.reader.events import Event, Record

# assumed: growing gaps help one remember, and these three are easy to keep
GAPS_D = (1, 7, 30)


@record
class Again:
    """A question that the reader answered: its id, whether the last answer was right, and when it is due; None: never.

    last: the last Event. A miss is due after a day, a right answer after a week, a second one in a row after a month.
    """

    id: str
    last: Event
    due: datetime | None

    @property
    def missed(self):
        """True if the last answer was wrong."""
        return not self.last.right


@checked(record=Record, twins=dict)
def answered(record, twins):
    """Return an Again for each question that was answered, those missed first, each part the oldest first.

    twins: from the id of a question to that of its other version; the two count as one, under the id asked last.
    """
    by_pair = {}
    for event in record.events:
        if event.kind == "answer":
            by_pair.setdefault(min(event.id, twins.get(event.id, event.id)), []).append(event)
    found = [_again(events) for events in by_pair.values()]
    return sorted(found, key=lambda again: (again.last.right, again.last.when))


@checked(record=Record, twins=dict, now=datetime)
def due(record, twins, now):
    """Return what is due now (a datetime), in the order of `answered`."""
    return [again for again in answered(record, twins) if again.due is not None and again.due <= now]


@checked(record=Record, twins=dict, wanted=frozenset, most=int)
def items_again(record, twins, wanted, most=3):
    """Return the ids of up to `most` questions to ask again among `wanted`: missed ones first, then the oldest.

    Where a question has another version, that one is asked.
    """
    ids = [twins.get(again.id, again.id) for again in answered(record, twins) if again.id in wanted]
    return ids[:most]


def _again(events):
    last, streak = events[-1], 0
    for event in reversed(events):
        if not event.right:
            break
        streak += 1
    gap = GAPS_D[streak] if streak < len(GAPS_D) else None
    return Again(last.id, last, gap and last.when + timedelta(days=gap))
