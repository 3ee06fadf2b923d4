"""The live views of a demo and of a guess, and how a value gets its view."""

from rlsedu.evidence import checked
from rlsedu.stage.demo import Demo
from rlsedu.stage.guess import Guess
from rlsedu.stage.guess_scene import GuessScene
from rlsedu.stage.live.front import STAGE, front
from rlsedu.stage.live.quiz import LiveQuiz
from rlsedu.stage.live.widget import LiveView
from rlsedu.stage.questions import Quiz
from rlsedu.stage.scene import DemoScene


class LiveDemo(LiveView):
    """A Demo on the page. values, sentence, frame and result are those of its present settings."""

    _esm = front(*STAGE, start="renderStage")

    @checked(demo=Demo)
    def __init__(self, demo):
        super().__init__(DemoScene(demo))

    def keep(self):
        """Leave a dashed copy of the present curve for comparison."""
        return self._take("keep")


class LiveGuess(LiveView):
    """A Guess on the page. The answer stays in Python until a guess is committed."""

    _esm = front(*STAGE, "drawing.js", "predict.js", start="renderPredict")

    @checked(guess=Guess)
    def __init__(self, guess):
        super().__init__(GuessScene(guess))

    def commit(self, guess):
        """Commit a guess, show the answer and return the sentence that compares the two.

        guess: a key of the options (choice), a number in the guess's unit (number) or the heights of a line, one for
        each knot (curve). Raises ValueError for anything else, and then nothing is shown.
        """
        knots = len(self.demo.controls)
        if self.demo.kind == "curve" and not (isinstance(guess, (tuple, list)) and len(guess) == knots):
            raise ValueError(f"guess = {guess!r} is not allowed: give {knots} heights")
        with self._working() as scene:
            values = self.demo.settings_of(guess)
            scene.take([{"kind": "reset"}, {"kind": "commit", "values": values}])
            self._publish()
            return self.sentence


@checked(value=Demo | Guess | Quiz)
def live(value):
    """Return the live view of a Demo, a Guess or a Quiz."""
    return {Demo: LiveDemo, Guess: LiveGuess, Quiz: LiveQuiz}[type(value)](value)
