"""The website: whole, readable without anything that runs, the same for everybody."""

import pytest
from built_site import built, served


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the site with the start page and chapter 1."""
    return built(tmp_path_factory)


@pytest.fixture(scope="session")
def address(site):
    with served(site) as found:
        yield found


def test_the_start_page_is_the_index(site):
    assert (site / "index.html").read_bytes() == (site / "00-start-here.html").read_bytes()
