"""Reading a YAML data file into a checked model, with file and line in every complaint."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from knowledge.errors import DataError

M = TypeVar("M", bound=BaseModel)


def read_data_file(
    path: Path, model: type[M], extra: Mapping[str, Any] | None = None, context: object = None
) -> M:
    """The content of the YAML file at `path` as a `model`.

    `extra` gives fields that the file itself does not hold (such as its own path); `context` is what the
    validators of the model judge the file by. A validator that knows the remedy gives it as `remedy` in the
    context of its error.
    Raises `DataError` with the line of the first thing that is wrong.
    """
    content = _parse(path)
    try:
        return model.model_validate({**content, **(extra or {})}, context=context)
    except ValidationError as error:
        first = error.errors()[0]
        raise DataError(path, line_of(content, first["loc"]), _problem(first), _remedy(first)) from error


def line_of(content: Any, location: Sequence[str | int]) -> int | None:
    """Line (from 1) of the deepest part of `location` that the parsed file really has.

    None when nothing matches.
    """
    line: int | None = None
    for step in location:
        positions = getattr(content, "lc", None)
        if positions is None:
            break
        try:
            line = int((positions.item(step) if isinstance(step, int) else positions.key(step))[0]) + 1
            content = content[step]
        except (KeyError, IndexError, TypeError):
            break
    return line


def _parse(path: Path) -> dict[str, Any]:
    yaml = YAML(typ="rt")
    try:
        content = yaml.load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(
            path,
            line,
            f"dit is geen geldige YAML ({error.problem})",
            "kijk naar inspringen en aanhalingstekens",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            path, None, f"het bestand is niet te lezen ({error})", "bewaar het als tekst in UTF-8"
        ) from error
    if not isinstance(content, dict):
        raise DataError(
            path, 1, "het bestand bevat geen velden", "begin met `veld: waarde`, zoals in de andere bestanden"
        )
    return content


def _problem(error: Mapping[str, Any]) -> str:
    field = ".".join(str(step) for step in error["loc"]) or "het bestand"
    match error["type"]:
        case "missing":
            return f"het veld `{field}` ontbreekt"
        case "extra_forbidden" | "unexpected_keyword_argument":
            return f"het veld `{field}` bestaat niet"
        case "enum":
            return f"`{field}` heeft de onbekende waarde {error['input']!r}"
        case _:
            return f"`{field}` klopt niet: {error['msg']}"


def _remedy(error: Mapping[str, Any]) -> str:
    match error["type"]:
        case "missing":
            return f"voeg `{error['loc'][-1]}:` toe"
        case "extra_forbidden" | "unexpected_keyword_argument":
            return "haal het weg of verbeter de naam"
        case "enum":
            return f"kies uit {error['ctx']['expected']}"
        case _:
            return str(error.get("ctx", {}).get("remedy", "zie docs/protocolbestand.md"))
