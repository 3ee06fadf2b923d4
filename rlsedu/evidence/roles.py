"""The words of rlsedu.evidence.checks, for the rooms that tell the role of a check themselves still."""

from rlsedu.evidence.checks import FREE, PERHAPS, ROLE_COLUMN, SAME_STUDY, SET

__all__ = ["FREE", "PERHAPS", "ROLE_COLUMN", "SAME_STUDY", "SET"]
