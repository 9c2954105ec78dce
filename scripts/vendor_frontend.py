"""Fetch the front-end packages Heed serves, strip branding that is not ours, and keep the rest.

For developers, when a version changes: needs `npm`. Run `python3 scripts/vendor_frontend.py`,
look at the difference, run the tests, commit. People who run Heed never need it.
"""

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "heed/govuk/static/govuk"
TESTS = ROOT / "tests/vendor"

# GOV.UK Frontend must be the version govuk-frontend-jinja's macros were ported from.
GOVUK_FRONTEND = "govuk-frontend@6.3.0"
INTER = "@fontsource-variable/inter@5.3.0"
AXE = "axe-core@4.14.1"

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
SOURCE_MAP = re.compile(r"(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*)\s*$")
# The crown and the crest belong to government; Heed is not part of GOV.UK.
BRANDED_RULES = re.compile(
    r"@supports \([^{]*\)\{\.govuk-footer__copyright-logo:before\{[^}]*\}\}"
    r"|[^{}]*(?:govuk-footer__copyright-logo|govuk-footer__crown|govuk-logo|govuk-header__logo)"
    r"[^{}]*\{[^{}]*\}"
)
# ARIA 1.2 allows aria-expanded on neither radios nor checkboxes of this kind; what a choice reveals
# follows it directly in the page.
EXPANDED_STATE = re.compile(
    r't\.setAttribute\("aria-expanded",e\.toString\(\)\),(?=i\.classList\.toggle)'
)
EMPTY_MEDIA_RULE = re.compile(r"@media [^{}]*\{\}")
FONT_STACK = "GDS Transport,arial,sans-serif"
OUR_FONT_STACK = "Inter,arial,sans-serif"
LEFT_OVER = ("GDS Transport", "crest", "crown", "@font-face", "/assets/", "govuk-logo")


class VendoringFailed(Exception):
    """A package is not what this script expects; nothing half-done was kept."""


def main() -> None:
    """Fetch, change and store every vendored file."""
    with tempfile.TemporaryDirectory() as folder:
        packages = {name: fetch(name, into=Path(folder)) for name in (GOVUK_FRONTEND, INTER, AXE)}
        STATIC.mkdir(parents=True, exist_ok=True)
        TESTS.mkdir(parents=True, exist_ok=True)
        store_govuk_frontend(packages[GOVUK_FRONTEND])
        store_inter(packages[INTER])
        store_axe(packages[AXE])
    print(f"Stored {GOVUK_FRONTEND}, {INTER} and {AXE}.")


def fetch(package: str, *, into: Path) -> Path:
    """Download one exact version and return the folder it was unpacked to."""
    folder = into / re.sub(r"\W+", "-", package)
    folder.mkdir()
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def store_govuk_frontend(package: Path) -> None:
    """Store GOV.UK Frontend's stylesheet and script without its typeface, crown and crest."""
    built = package / "dist/govuk"
    style = unbranded((built / "govuk-frontend.min.css").read_text(encoding="utf-8"))
    (STATIC / "govuk-frontend.min.css").write_text(style + "\n", encoding="utf-8")
    script = SOURCE_MAP.sub("", (built / "govuk-frontend.min.js").read_text(encoding="utf-8"))
    script = without_expanded_state(script)
    # The last line starts the components, so that pages need no script of their own.
    (STATIC / "govuk-frontend.min.js").write_text(script + "\ninitAll();\n", encoding="utf-8")


def without_expanded_state(script: str) -> str:
    """Return the script without `aria-expanded` on radios and checkboxes, which may not have it.

    :raises VendoringFailed: if the script no longer sets it in the two places known
    """
    changed, places = EXPANDED_STATE.subn("", script)
    if places != 2:
        raise VendoringFailed(f"aria-expanded is set on choices in {places} places, not in 2.")
    return changed


def unbranded(style: str) -> str:
    """Return the stylesheet with our typeface and without rules that show government's marks.

    :raises VendoringFailed: if a mark is still in it
    """
    style = SOURCE_MAP.sub("", FONT_FACE.sub("", style)).replace(FONT_STACK, OUR_FONT_STACK)
    style = style.replace("font-family:sans-serif", f"font-family:{OUR_FONT_STACK}")
    style = EMPTY_MEDIA_RULE.sub("", BRANDED_RULES.sub("", style))
    left = [mark for mark in LEFT_OVER if mark in style]
    if left:
        raise VendoringFailed(f"The stylesheet still has {', '.join(left)}: adapt the rules above.")
    if style.count("{") != style.count("}"):
        raise VendoringFailed("The stylesheet's brackets no longer match: adapt the rules above.")
    return style.strip()


def store_inter(package: Path) -> None:
    """Store the Inter typeface for Latin letters, with its licence."""
    for alphabet in ("latin", "latin-ext"):
        name = f"inter-{alphabet}-wght-normal.woff2"
        shutil.copy(package / "files" / name, STATIC / name)
    shutil.copy(package / "LICENSE", STATIC / "inter-licence.txt")


def store_axe(package: Path) -> None:
    """Store the accessibility checker that journeys use; it is never served to people."""
    shutil.copy(package / "axe.min.js", TESTS / "axe.min.js")
    shutil.copy(package / "LICENSE", TESTS / "axe-licence.txt")


if __name__ == "__main__":
    try:
        main()
    except (VendoringFailed, subprocess.CalledProcessError, OSError) as problem:
        sys.exit(str(problem))
