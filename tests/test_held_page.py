"""Promise: the page shows a held frame at once, and never one that is not what its controls say."""

import json

import pytest
import stand_in

SLIDER = "[data-name={}] input[type=range]"
# A kernel that tells in each frame which settings it is of.
KERNEL = """() => {
  const bytes = (values) => new TextEncoder().encode(JSON.stringify(values));
  window.shown = () => JSON.parse(atob(document.querySelector('.rlsedu img').src.split(',')[1] || btoa('null')));
  window.give = (kind, values, more = {}) => {
    const told = { kind, values, sentence: JSON.stringify(values), more: '', extra: {} };
    tell('msg:custom', { ...told, view: sent.view, epoch: sent.epoch, ...more }, [more.bytes ?? bytes(values)]);
  };
  window.said = () => document.querySelector('.rlsedu-sentence').textContent;
  window.slide = (name, value) => {
    const slider = document.querySelector(`[data-name=${name}] input[type=range]`);
    slider.value = value;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };
}"""


@pytest.fixture
def held(page):
    """The evening of the tests on a page that holds frames; what it asks for ahead stands in `ahead`."""
    stand_in.place(page, stand_in.evening(), hold=True)
    page.evaluate(KERNEL)
    page.locator(SLIDER.format("break_every_min")).focus()
    ahead = page.evaluate("sent.filter(({ kind }) => kind === 'ahead').at(-1)")
    page.evaluate("({ view, epoch }) => { Object.assign(sent, { view, epoch }).splice(0); }", ahead)
    page.ahead = ahead
    return page


def at(page, **other):
    return {**page.ahead["values"], **other}


def test_a_grab_asks_for_the_other_places_nearest_first(held):
    assert held.ahead["name"] == "break_every_min" and held.ahead["values"]["break_every_min"] == 60
    places = held.ahead["places"]
    assert sorted(places) == [place for place in range(10, 241, 5) if place != 60]
    far = [abs(place - 60) for place in places]
    assert far == sorted(far)


def test_a_long_range_is_thinned_far_away_and_refined_around_a_hand_that_goes_on(held):
    held.evaluate("sent.splice(0)")
    held.locator(SLIDER.format("people")).focus()
    (asked,) = held.evaluate("sent.filter(({ kind }) => kind === 'ahead')")
    assert 90 <= len(asked["places"]) <= 150 and {4, 2000} <= set(asked["places"])
    held.evaluate("sent.splice(0)")
    held.evaluate("slide('break_every_min', 100)")
    held.wait_for_function("sent.some(({ kind, values }) => kind === 'ahead' && values.break_every_min === 100)")


def test_a_held_frame_is_there_at_once_with_its_words_and_the_kernel_hears_of_it(held):
    held.evaluate("values => give('held', values)", at(held, break_every_min=65))
    now = held.evaluate("() => { slide('break_every_min', 65); return [shown(), said()]; }")
    assert now[0] == json.loads(now[1]) == at(held, break_every_min=65)
    assert held.evaluate("sent.filter(({ kind }) => kind === 'set').map(({ values }) => values)") == [
        {"break_every_min": 65}
    ]


def test_a_late_answer_does_not_take_the_place_of_what_the_hand_reached(held):
    held.evaluate("values => give('held', values)", at(held, break_every_min=70))
    held.evaluate("slide('break_every_min', 65)")  # not held: asked for
    sequence = held.evaluate("sent.find(({ kind }) => kind === 'set').sequence")
    held.evaluate("slide('break_every_min', 70)")
    held.evaluate(
        "([values, sequence]) => give('frame', values, { sequence, size: null })",
        [at(held, break_every_min=65), sequence],
    )
    assert held.evaluate("shown()") == at(held, break_every_min=70)
    assert held.evaluate("sent.filter(({ kind }) => kind === 'set').at(-1).values") == {"break_every_min": 70}


@pytest.mark.parametrize("change", ["another size", "a kept curve", "another view moved"])
def test_what_is_held_goes_when_something_else_changes(held, change):
    held.evaluate("values => give('held', values)", at(held, break_every_min=65))
    if change == "another size":
        held.set_viewport_size({"width": 500, "height": 800})
        held.wait_for_function("sent.some(({ kind }) => kind === 'look')")
    elif change == "a kept curve":
        held.evaluate("sent.splice(0)")
        held.get_by_role("button", name="Keep this curve").click()
        asked = held.evaluate("sent.at(-1)")
        held.evaluate(
            "([m, values]) => give('frame', values, m)",
            [{"sequence": asked["sequence"], "size": asked["size"]}, at(held)],
        )
    else:
        held.evaluate("values => give('frame', values, { view: null })", at(held))
    before = held.evaluate("said()")
    held.evaluate("slide('break_every_min', 65)")
    assert held.evaluate("said()") == before


def test_the_store_does_not_grow_beyond_its_room(held):
    big = "new Uint8Array(1_000_000)"
    for place in held.ahead["places"][:20]:
        held.evaluate(f"values => give('held', values, {{ bytes: {big} }})", at(held, break_every_min=place))
    found = [place for place in held.ahead["places"][:20] if _at_once(held, place)]
    assert found == held.ahead["places"][12:20], "8 MB, the last ones"


def _at_once(page, place):
    before = page.evaluate("said()")
    page.evaluate("place => slide('break_every_min', place)", place)
    return page.evaluate("said()") != before


def test_two_controls_raced_500_times_show_no_frame_that_is_not_theirs(held):
    assert held.evaluate(RACE) == []


RACE = """async () => {
  const wrong = [], start = { ...state.values }, now = {}, wanted = () => JSON.stringify({ ...start, ...now });
  let asked = 0, kernel = start;
  give('frame', start, { view: null });
  const answer = () => {
    const due = sent.filter(({ kind, sequence }) => kind === 'set' && sequence > asked).at(-1);
    if (!due) return;
    asked = due.sequence;
    give('frame', kernel = { ...kernel, ...due.values }, { sequence: asked, size: null });
  };
  for (let i = 0; i < 500; i += 1) {
    const name = i % 3 ? 'break_every_min' : 'relief';
    const value = i % 3 ? 10 + 5 * (i * 7 % 46) : Math.round(i * 3 % 20) / 20;
    if (i % 2) give('held', { ...start, ...now, [name]: value });
    if (i % 5 === 0) give('held', { ...start, ...now, relief: 0.35 }); // also what is of no use
    now[name] = value;
    const before = said();
    slide(name, value);
    if (said() !== before && said() !== wanted()) wrong.push([i, said(), wanted()]);
    if (JSON.stringify(shown()) !== said()) wrong.push([i, 'picture and words', shown(), said()]);
    if (i % 4 === 0) answer();
    if (i % 50 === 0) await new Promise(requestAnimationFrame);
  }
  for (let i = 0; i < 5; i += 1) answer();
  if (said() !== wanted()) wrong.push(['at rest', said(), wanted()]);
  return wrong.slice(0, 5);
}"""
