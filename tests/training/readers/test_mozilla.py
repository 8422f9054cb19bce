from __future__ import annotations

import zipfile
from pathlib import Path

from training.readers.mozilla import fluent, mozilla_pairs, properties
from training.readers.tree import Tree

FLUENT = """# comment
save = Save the page
    .label = Save
photos =
    { $count ->
        [one] One photo
       *[other] Many photos
    }
"""


def test_fluent_messages_attributes_and_variants_have_keys_of_their_own() -> None:
    assert fluent(FLUENT) == {
        "save": "Save the page",
        "save.label": "Save",
        "photos[one]": "One photo",
        "photos[other]": "Many photos",
    }


def test_properties() -> None:
    assert properties("# no\na.b = Text here\nempty=\n") == {"a.b": "Text here"}


def test_equal_keys_in_equal_files_are_pairs(tmp_path: Path) -> None:
    files = {
        "firefox-esr/usr/lib/omni.ja": ("localization/en-US/x.ftl", "save = Save the page\n"),
        "firefox-esr-l10n-nl/usr/lib/nl.xpi": ("localization/nl/x.ftl", "save = Pagina opslaan\n"),
    }
    for place, (name, text) in files.items():
        path = tmp_path / place
        path.parent.mkdir(parents=True)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, text)
    found = [(raw.english, raw.dutch) for raw in mozilla_pairs(Tree(tmp_path))]
    assert found == [("Save the page", "Pagina opslaan")]
