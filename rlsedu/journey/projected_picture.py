"""Pictures whose smallest words can be read from the back of a room, when a beamer throws them on a wall."""

from rlsedu.stage.fitted import Fitted

WORDS = (11, 9.5)  # points of the smallest words, on a wide screen and on a phone


class Projected(Fitted):
    """A picture with larger words on its axes and in its key; what a room writes itself has at least WORDS."""

    def write(self, narrow):
        super().write(narrow)
        for axes in self.figure.axes:
            axes.tick_params(labelsize=WORDS[narrow])

    def _key_in(self, home, narrow, **where):
        """Make the key in a figure or in axes."""
        legend = super()._key_in(home, narrow, **where)
        for words in legend.texts:
            words.set_fontsize(WORDS[narrow])
        return legend
