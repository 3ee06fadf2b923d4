"""What a page may ask of a scene, however the question came: from a widget's page, or from a page with Python in it."""

from rlsedu.evidence import checked
from rlsedu.stage.scene import Scene

LEAST_DOTS, MOST_DOTS = 100, 2160  # across; three a pixel of the widest picture
TO_A_VIEW = ("look", "gone", "numbers", "ahead")  # what is asked of a view, not of its scene


@checked(scene=Scene)
def parts_of(message, scene):
    """Return the requests in a message of a page; none if it is not one that a page sends."""
    parts = message.get("messages", [message]) if isinstance(message, dict) else []
    if not isinstance(parts, list):
        return []
    names = {control.name for control in scene.demo.controls} | set(scene.said)

    def known(part):
        kind = part.get("kind") if isinstance(part, dict) else None
        values = part.get("values", {}) if kind in (*scene.kinds, *TO_A_VIEW) else None
        return isinstance(values, dict) and values.keys() <= names

    return [part for part in parts if known(part)]


@checked(scene=Scene)
def look(scene, size):
    """Draw from now on as large as a view is, and return whether `size` says so.

    size: narrow or not, dots across, dark or not; anything else changes nothing.
    """
    if not (isinstance(size, list) and len(size) == 3 and isinstance(size[1], int)):
        return False
    scene.picture.resize(bool(size[0]), min(max(size[1], LEAST_DOTS), MOST_DOTS), bool(size[2]))
    return True


@checked(scene=Scene)
def told_by(scene):
    """Return what a page is told with each picture: the settings, both sentences, and what a guess tells besides."""
    said = scene.sentence
    return {"values": scene.values, "sentence": said.short, "more": said.more, "extra": scene.extra()}


@checked(problem=Exception)
def words_of(problem):
    """Return what a reader is told of a problem: the words of a ValueError, which name what is allowed."""
    known = isinstance(problem, ValueError)
    return str(problem) if known else f"Something went wrong in this demo ({problem!r}). Press Reset."
