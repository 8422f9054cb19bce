import ast
from collections.abc import Iterator
from pathlib import Path

from bot.cli.dutch import MODULES, WORDS, translate_plural

NEVER_SHOWN = {
    # mistakes in our own code, not of the person who types
    "Value must be an iterable.",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
}
UNUSED = (
    # kinds of option and prompt that our commands do not have
    "DeprecationWarning",
    "deprecated",
    "Takes {nargs}",
    "{len_type}",
    "file",
    "directory",
    "path",
    "Choice(",
    "{name} {filename",
    "{value!r} does not match",
    "{value} is not in the range",
    "{value!r} is not a valid",
    "Do you want to continue?",
    "Confirm the action",
    "Could not open file",
)


def messages_of(file: Path) -> Iterator[str]:
    """Every text that a module of click asks gettext for."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "ngettext"}
        ):
            yield from (
                a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )


def test_every_word_of_click_that_our_commands_can_show_is_translated() -> None:
    """Fails when a new version of click has other words."""
    files = [Path(str(module.__file__)) for module in MODULES]
    shown = {message for file in files for message in messages_of(file)} - NEVER_SHOWN
    untranslated = {message for message in shown if not message.startswith(UNUSED)} - set(WORDS)
    assert untranslated == set()


def test_a_translation_keeps_the_places_to_fill_in() -> None:
    for english, dutch in WORDS.items():
        for place in (
            "{name!r}",
            "{message}",
            "{args}",
            "{nargs}",
            "{choices}",
            "{command}",
            "{var}",
            "{default}",
        ):
            assert (place in english) == (place in dutch), english


def test_the_number_decides_which_message_is_translated() -> None:
    extra = ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})")
    assert translate_plural(*extra, 1).startswith("Dit argument")
    assert translate_plural(*extra, 2).startswith("Deze argumenten")
