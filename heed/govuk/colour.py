"""Which colour may a partnership show itself in, and which stylesheet says so?"""

import re

HEX_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
# WCAG 2.2, success criterion 1.4.3: contrast of text with its background, level AA.
ENOUGH_CONTRAST = 4.5
WEIGHTS = (0.2126, 0.7152, 0.0722)


class UnsuitableColour(ValueError):
    """The colour cannot be read, or white words on it could not."""


def colour_stylesheet(colour: str) -> str:
    """Return the stylesheet that gives every page this brand colour, such as "#1d4f76".

    :raises UnsuitableColour: if it is not a hex colour or too light for white words on it
    """
    match = HEX_COLOUR.fullmatch(colour.strip())
    if not match:
        raise UnsuitableColour(
            "Enter the colour as # and six characters from 0 to 9 and a to f, like #1d4f76."
        )
    contrast = contrast_with_white(match[1])
    if contrast < ENOUGH_CONTRAST:
        raise UnsuitableColour(
            f"#{match[1]} is too light for white words on it: the contrast is {contrast:.1f} to 1"
            f" and must be at least {ENOUGH_CONTRAST} to 1. Choose a darker colour."
        )
    return f":root {{\n  --govuk-brand-colour: #{match[1].lower()};\n}}\n"


def contrast_with_white(hex_digits: str) -> float:
    """Return how strongly white stands out from a colour, from 1 to 21 (WCAG 2.2)."""
    channels = (int(hex_digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    luminance = sum(
        weight * _linear(channel) for weight, channel in zip(WEIGHTS, channels, strict=True)
    )
    return 1.05 / (luminance + 0.05)


def _linear(channel: float) -> float:
    # sRGB (IEC 61966-2-1): linear near black, a power curve above.
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
