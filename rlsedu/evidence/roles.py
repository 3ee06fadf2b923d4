"""Whether the study behind a check also set the model: the words that every room's table of checks uses."""

ROLE_COLUMN = "did its study set the model?"
SET = "yes, by this number: so it tests nothing"
SAME_STUDY = "yes, by another number: half a test"
PERHAPS = "perhaps: the laboratory that made the formula"
FREE = "no"
