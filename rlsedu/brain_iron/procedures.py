"""What can go wrong after a lumbar puncture: published rates, as a table for those who may have one."""

from rlsedu.evidence import Table, fact

ROWS = (
    ("Typical headache on sitting up", "duits-2016-lp-complications", "typical-headache"),
    ("Any headache", "duits-2016-lp-complications", "any-headache"),
    ("Back pain", "duits-2016-lp-complications", "back-pain"),
    ("A patch of own blood was needed to seal the leak", "duits-2016-lp-complications", "blood-patch-needed"),
    ("A stay in hospital", "duits-2016-lp-complications", "hospital-stay"),
    ("Headache, sharp needle", "castrillo-2015-lp-needle", "sharp-needle"),
    ("Headache, blunt needle", "castrillo-2015-lp-needle", "blunt-needle"),
    ("Headache, sharp needle, 110 trials together", "nath-2018-lp-headache", "sharp-needle"),
    ("Headache, blunt needle, 110 trials together", "nath-2018-lp-headache", "blunt-needle"),
    ("Headache after a day, fixed protocol", "lp-protocol-2025", "headache-24-h"),
    ("Headache after a week, fixed protocol", "lp-protocol-2025", "headache-7-days"),
    ("Headache, one experienced clinic", "zetterberg-2010-lp-headache", "headache"),
    ("Headache, highest rate quoted (up to)", "rochwerg-2018-lp-headache-upper", "headache-up"),
)


def after_lumbar_puncture():
    """Return the table of what people reported after a lumbar puncture: how often, in whom, source."""
    rows = []
    for what, key, name in ROWS:
        found = fact(key)
        people = found.n_words or found.n or "number not read"
        rows.append((what, f"{found.value(name):.2g} of 100", f"{found.population} ({people})", found))
    return Table("After a lumbar puncture (LP)", ("what", "how often", "in whom", "source"), rows)
