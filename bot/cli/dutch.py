"""click's own words in Dutch. click looks them up with gettext; here they are answered from a table."""

from types import ModuleType

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

WORDS = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Argumenten",
    "Show this message and exit.": "Laat deze uitleg zien.",
    "Show the version and exit.": "Laat de versie zien.",
    "%(prog)s, version %(version)s": "%(prog)s, versie %(version)s",
    "default: {default}": "anders: {default}",
    "env var: {var}": "omgevingsvariabele: {var}",
    "required": "verplicht",
    "(dynamic)": "(wisselt)",
    "Error: {message}": "Fout: {message}",
    "Aborted!": "Afgebroken.",
    "unknown error": "onbekende fout",
    "Try '{command} {option}' for help.": "Typ '{command} {option}' voor uitleg.",
    "Missing command.": "Noem een opdracht.",
    "Missing argument": "Dit argument ontbreekt",
    "Missing option": "Deze optie ontbreekt",
    "Missing parameter": "Er ontbreekt iets",
    "Missing parameter: {param_name}": "Dit ontbreekt: {param_name}",
    "Missing {param_type}": "Dit ontbreekt: {param_type}",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "Did you mean {possibility}?": "Bedoel je {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Bedoel je een van deze: {possibilities}?)",
    "Invalid value: {message}": "Deze waarde kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "De waarde van {param_hint} kan niet: {message}",
    "{value!r} is not {choice}.": "{value!r} is niet {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} is niet een van {choices}.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "Got unexpected extra argument ({args})": "Dit argument is er een te veel: {args}",
    "Got unexpected extra arguments ({args})": "Deze argumenten zijn te veel: {args}",
    "Option {name!r} does not take a value.": "De optie {name!r} heeft geen waarde.",
    "Option {name!r} requires an argument.": "De optie {name!r} heeft een waarde nodig.",
    "Option {name!r} requires {nargs} arguments.": "De optie {name!r} heeft {nargs} waarden nodig.",
    "Argument {name!r} takes {nargs} values.": "Het argument {name!r} heeft {nargs} waarden.",
}

MODULES: tuple[ModuleType, ...] = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)


def translate(message: str) -> str:
    """The Dutch for one of click's messages, or the message itself when it has none."""
    return WORDS.get(message, message)


def translate_plural(one: str, many: str, count: int) -> str:
    """The Dutch for the message that fits the count."""
    return translate(one if count == 1 else many)


def speak_dutch() -> None:
    """Let click speak Dutch in this process."""
    for module in MODULES:
        for name, replacement in (("_", translate), ("ngettext", translate_plural)):
            if hasattr(module, name):
                setattr(module, name, replacement)
