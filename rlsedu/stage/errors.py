"""Typical wrong guesses: what readers guess, and why that is not so."""

from rlsedu.evidence import checked, record


@record
class ExpectedError:
    """A typical wrong guess, and what to say to those who made it.

    reason: plain text. low, high: between which a number lies; the place of a curve's peak, if that is asked, else its
    height at the end. option: the key of a choice.
    """

    reason: str
    low: float | None = None
    high: float | None = None
    option: str = ""

    def __post_init__(self):
        if not self.reason.strip():
            raise ValueError("reason is empty: say why readers guess so, and what is wrong with it")
        if (self.low is None or self.high is None) == (not self.option):
            raise ValueError(f"low = {self.low!r}, high = {self.high!r}: give both of them, or an option")

    @checked(judged=str | float)
    def fits(self, judged):
        """Tell whether what is judged of a guess, a key or a number, is such an error."""
        return judged == self.option if self.option else self.low <= judged <= self.high
