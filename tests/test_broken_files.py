"""Promise: a data file that is malformed, cut short, empty, or not UTF-8 says which file, which place, and the mend."""

import pytest
from conftest import HOUSE

from rlsedu.evidence import facts, files
from rlsedu.evidence.files import read_toml

GOOD = (HOUSE / "rlsedu" / "symptoms" / "evidence.toml").read_bytes()
FACT = b"""[a-fact]
claim = "It is so."
source = "hogl-2005"
checked = "fulltext"
topic = "a topic"
values = [{ id = "share", name = "the share", unit = "%", value = 10.6 }]
"""


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A function that puts bytes in the place of every data file."""

    def put(data):
        for name in ("evidence.toml", "questions.toml"):
            (tmp_path / name).write_bytes(data)
        monkeypatch.setattr(files.resources, "files", lambda package: tmp_path)
        return lambda: facts.__wrapped__.__wrapped__("symptoms")

    return put


@pytest.fixture(autouse=True)
def read_anew():
    """Facts are kept once read; here each test reads its own."""
    yield
    facts.cache_clear()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\n\n# nothing\n", "the file is empty"),
        (GOOD[:1000], r"line \d+, column \d+|end of document"),
        (b"[a-fact]\nclaim = It is so\n", "line 2, column"),
        (FACT.replace(b"It", b"\xff\xfeIt"), "line 2: not UTF-8: save the file as UTF-8"),
        (FACT.decode().encode("utf-16"), "line 1: not UTF-8: save the file as UTF-8"),
        (b'claim = "It is so."\n', "claim must be a table"),
        (FACT.replace(b"claim", b"clam"), r"\[a-fact\]: clam is not known; the fields are: id, chapter, claim"),
        (FACT.replace(b'topic = "a topic"\n', b""), r"\[a-fact\]: topic is missing"),
        (FACT.replace(b'"It is so."', b"3"), r"\[a-fact\]: claim = 3 is not allowed: give words"),
        (
            FACT.replace(b'"fulltext"', b'"read"'),
            r"\[a-fact\]: checked = 'read' is not allowed: give one of 'fulltext'",
        ),
        (FACT.replace(b"10.6", b"nan"), r"\[a-fact\]: value = nan is not allowed: give a finite number"),
        (FACT.replace(b"10.6", b'"10.6"'), r"\[a-fact\]: value = '10.6' is not allowed: give a finite number"),
        (FACT.replace(b'unit = "%"', b"units = 1"), r"\[a-fact\]: units is not known; the fields are: id, name, unit"),
        (FACT.replace(b"[{", b"{").replace(b"}]", b"}"), r"\[a-fact\]: values = .* is not allowed: give a list"),
        (FACT.replace(b"[{", b"[1, {"), r"\[a-fact\]: values = 1 is not allowed: give a table"),
    ],
)
def test_a_broken_file_of_facts_says_where_and_what(broken, data, words):
    with pytest.raises(ValueError, match=r"rlsedu/symptoms/evidence.toml.*(" + words + ")"):
        broken(data)()


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + FACT, FACT.replace(b"\n", b"\r\n")], ids=["byte order mark", "CRLF"]
)
def test_marks_of_other_editors_do_no_harm(broken, data):
    assert broken(data)()["a-fact"].value("share") == 10.6


def test_a_broken_file_of_questions_names_itself(broken):
    broken(b"[quiz]\nfirst = [\n")
    with pytest.raises(ValueError, match=r"rlsedu/symptoms/questions.toml: .*end of document"):
        read_toml("rlsedu.symptoms", "questions.toml")
