from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio


def descriptions(value: Any) -> Iterator[str]:
    """Every description and summary, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"description", "summary"} and isinstance(inner, str):
                yield inner
            else:
                yield from descriptions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from descriptions(inner)


async def test_every_description_is_dutch(client: httpx.AsyncClient) -> None:
    described = [text for text in descriptions((await client.get("/openapi.json")).json()) if " " in text]
    assert len(described) > 50
    assert [text for text in described if not is_dutch(text)] == []


async def test_every_object_says_what_it_is(client: httpx.AsyncClient) -> None:
    schemas = (await client.get("/openapi.json")).json()["components"]["schemas"]
    assert [name for name, schema in schemas.items() if not schema.get("description")] == []
