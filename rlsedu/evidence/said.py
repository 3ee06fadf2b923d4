"""What a picture says in words: a short sentence, and more for those who ask."""

from rlsedu.evidence.bounds import checked


class Said(str):
    """Words about a picture. As a text they are all of it: first the short sentence, then more.

    short: one or two sentences, at most 25 words and 3 numbers in all. more: the rest; it may be empty. Raises
    ValueError for anything but texts.
    """

    def __new__(cls, short, more=""):
        """Join the two."""
        return super().__new__(cls, f"{short} {more}" if more else short)

    @checked(short=str, more=str)
    def __init__(self, short, more=""):
        self.short, self.more = short, more
