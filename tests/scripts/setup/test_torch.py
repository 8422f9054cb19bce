import json

import pytest

from scripts.setup.torch import wants_graphics_card


@pytest.mark.parametrize(
    ("requirements", "expected"),
    [
        (["filelock", "sympy>=1.13.3"], False),
        (["filelock", "nvidia-cublas==13.1.1.3; sys_platform == 'linux'"], True),
        (["cuda-bindings<14,>=13.0.3"], True),
        (["triton==3.7.1"], True),
    ],
)
def test_a_build_for_graphics_cards_is_known_by_what_it_asks_for(
    requirements: list[str], expected: bool
) -> None:
    report = {"install": [{"metadata": {"name": "torch", "requires_dist": requirements}}]}
    assert wants_graphics_card(json.dumps(report)) is expected
