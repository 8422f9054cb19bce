from __future__ import annotations

from pathlib import Path

from training.stamps import Stamps, file_digest, inputs_digest


def test_a_step_is_fresh_until_an_input_rule_or_output_changes(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.write_text("a")
    output.touch()
    stamps = Stamps(tmp_path / "stamps")
    digest = inputs_digest([source], {"size": 1})
    assert not stamps.fresh("step", digest, [output])
    stamps.set("step", digest)
    assert stamps.fresh("step", digest, [output])
    assert not stamps.fresh("step", inputs_digest([source], {"size": 2}), [output])
    source.write_text("b")
    assert not stamps.fresh("step", inputs_digest([source], {"size": 1}), [output])
    output.unlink()
    assert not stamps.fresh("step", digest, [output])


def test_absent_inputs_have_a_digest_of_their_own(tmp_path: Path) -> None:
    assert file_digest(tmp_path / "nothing") == "absent"
