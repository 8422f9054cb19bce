from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.teacher import VectorStore


def test_vectors_come_back_in_the_order_asked(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, 2)
    store.put(["a", "b"], np.array([[1, 0], [0, 1]], dtype=np.float32))
    again = VectorStore(tmp_path, 2)
    assert again.get(["b", "a", "b"]).tolist() == [[0, 1], [1, 0], [0, 1]]
    assert again.missing(["c", "a", "c"]) == ["c"]
    assert "a" in again
    assert "c" not in again
    with pytest.raises(KeyError):
        again.get(["c"])


def test_an_interrupted_write_is_repaired(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, 2)
    store.put(["a", "b"], np.eye(2, dtype=np.float32))
    with (tmp_path / "vectors.f16").open("ab") as file:
        file.write(b"\0\0\0")
    (tmp_path / "keys.txt").write_text((tmp_path / "keys.txt").read_text().splitlines()[0] + "\n")
    mended = VectorStore(tmp_path, 2)
    assert mended.missing(["a", "b"]) == ["b"]
    mended.put(["b"], np.array([[0.5, 0.5]], dtype=np.float32))
    assert mended.get(["a", "b"]).tolist() == [[1, 0], [0.5, 0.5]]
