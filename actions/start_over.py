"""Starting over, and forgetting the conversation."""

from actions.memory import FORGOTTEN
from actions.reply import FinalReply, Status
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import small_talk
from actions.turn import Turn


class StartOver(SafeAction):
    """Lets go of the question, the school and the role; what the channel knows comes back."""

    def name(self) -> str:
        """The name that the rules use."""
        return "action_start_over"

    def act(self, turn: Turn) -> Outcome:
        """A fresh start."""
        school = turn.preset.get("school")
        known = {"school": school, "own_school": school, "role": turn.preset.get("role")}
        text = "Goed, we beginnen opnieuw. Wat wil je weten? Wil je stoppen? Dan kun je gewoon weggaan."
        return Outcome((small_talk(text),), {**FORGOTTEN, **known})


class Forget(SafeAction):
    """Has the gateway remove the conversation from every store."""

    def name(self) -> str:
        """The name that the rules use."""
        return "action_forget"

    def act(self, turn: Turn) -> Outcome:
        """The last reply; the gateway recognises it."""
        text = "Ik heb dit gesprek gewist, overal. Wil je nog iets weten? Dan beginnen we helemaal opnieuw."
        return Outcome((FinalReply(status=Status.SMALL_TALK, text=text, final=True),))
