"""The live view of the reader's progress: its picture, a copy to keep, and how to erase it."""

from rlsedu.course import CHAPTERS
from rlsedu.evidence import checked
from rlsedu.lookback.facts import progress_facts
from rlsedu.lookback.progress_picture import ProgressPicture
from rlsedu.lookback.sentences import progress_sentence
from rlsedu.lookback.summary import summary_of
from rlsedu.reader import store_here
from rlsedu.reader.store import NAME, as_text
from rlsedu.stage.demo import Demo
from rlsedu.stage.live.front import STAGE, front
from rlsedu.stage.live.view import LiveView
from rlsedu.stage.scene import DemoScene

PROGRESS = Demo(
    id="reader.progress",
    title="Your progress",
    controls=(),
    model=lambda: summary_of(store_here().read()),
    picture=lambda: ProgressPicture([chapter.name for chapter in CHAPTERS if chapter.room]),
    facts_of=progress_facts,
    sentence=progress_sentence,
    longest=190,
    notes=(
        "A number or a line counts as right within a tenth of its scale. Only your first try at a guess counts here.",
        "What you missed comes again after a day; what you got right after a week, and then after a month.",
        f"All of it stays on the computer where this page runs, in the file {NAME} beside the notebooks. "
        "Nobody else gets it.",
    ),
)


class ProgressScene(DemoScene):
    """The progress in play: it can be looked at anew and erased."""

    kinds = ("reset", "erase")

    def _act(self, kind, values, new):
        if kind == "erase":
            self._store.erase()
        return values

    @checked(drawn=bool)
    def extra(self, drawn=True):
        """Return the text of a copy to keep, its name, and what had to be told of the file."""
        read = self._store.read()
        return {"file": as_text(read.events), "file_name": NAME, "trouble": read.problem}


class LiveProgress(LiveView):
    """The reader's progress on the page."""

    _esm = front(*STAGE, "progress.js", start="renderProgress")

    def __init__(self):
        super().__init__(ProgressScene(PROGRESS))
