from __future__ import annotations

import pytest

from ebookpack.core.accessibility import accessibility_claims
from ebookpack.core.errors import SettingsError
from ebookpack.core.settings_reading import parse_settings

CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def test_what_the_author_claims() -> None:
    toml = f"""
[accessibility]
conforms-to = "{CLAIM}"
certified-by = "Low Water Press"
hazards = ["flashing"]
summary = "Each map is\\ntold in words."
"""
    claims = parse_settings(toml, "book.toml").accessibility

    assert (claims.conforms_to, claims.certified_by) == (CLAIM, "Low Water Press")
    assert claims.hazards == ("flashing",)
    assert claims.summary == "Each map is told in words."


def test_nothing_is_claimed_for_an_author_who_says_nothing() -> None:
    assert accessibility_claims({}).conforms_to == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('conforms-to = "WCAG AA"\ncertified-by = "me"', '"WCAG AA" is no such claim'),
        (f'conforms-to = "{CLAIM}"', "a claim names who vouches for it"),
        ('certified-by = "me"', "it says who vouches, but not for what"),
        ('credential = "a badge"', "it says by what right, but not who vouches"),
        ('hazards = ["none", "sound"]', '"hazards" is "none", or of flashing'),
        ('hazards = "boredom"', '"hazards" is "none", or of flashing'),
        ('exemption = "small"', '"exemption" is one of eaa-microenterprise'),
        ('conform-to = "x"', 'unknown key "conform-to"'),
    ],
)
def test_a_claim_that_cannot_be_made(line: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(f"[accessibility]\n{line}\n", "book.toml")
    assert said in str(caught.value)
