from __future__ import annotations

import pytest
import torch

from training.config import DistilRules
from training.distil import Progress, in_batch_loss


def test_the_first_budget_to_run_out_ends_the_training() -> None:
    progress = Progress(passes=1.0, seconds=60.0)
    assert progress.share(DistilRules(minutes=2.0, passes=4.0)) == 0.5
    assert progress.share(DistilRules(minutes=None, passes=4.0)) == 0.25
    assert progress.share(DistilRules(minutes=0.5, passes=None)) == 1.0


def test_in_batch_loss_is_small_for_the_right_partner_and_ignores_equal_targets() -> None:
    target = torch.eye(4)
    assert in_batch_loss(target, target) < 1e-4
    assert in_batch_loss(target.roll(1, 0), target) > 10
    twins = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    assert in_batch_loss(twins, twins) == pytest.approx(0, abs=1e-4)
