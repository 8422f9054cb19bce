"""Help for a person in distress, before anything else and whatever else was going on."""

from collections.abc import Callable, Iterator

from actions import services
from actions.memory import role_or_none
from actions.reply import Choice, Contact, Reply, Status
from actions.safe_action import Outcome, SafeAction
from actions.turn import Turn
from knowledge.distress import Distress
from knowledge.help import Help
from knowledge.library import Library
from knowledge.protocol import Protocol
from knowledge.vocabulary import Role

RULE_TITLE = "Wat zegt het protocol van mijn school?"
LAST_RESORT = Reply(
    status=Status.HELP,
    text=(
        "Dat klinkt naar. Je hoeft dit niet alleen op te lossen. "
        "Vertel het vandaag aan een volwassene die je vertrouwt. Is er nu gevaar? Bel 112."
    ),
    contacts=(Contact(name="Alarmnummer", phone="112"), Contact(name="Kindertelefoon", phone="0800-0432")),
)
"""What is said when even finding the right help fails."""
OFFER = (
    "Is dit jou of iemand anders echt overkomen, of voel je je er niet goed bij? Dan gaat hulp voor. "
    "Je hoeft het niet alleen op te lossen. Praat erover met een volwassene die je vertrouwt, of hieronder. "
    "Is er nu gevaar? Bel 112."
)
"""What is said first when a message may be a cry for help and may be a question."""


class HelpFirst(SafeAction):
    """Says what to do now and who can help; the school is not asked for."""

    on_failure = Outcome(replies=(LAST_RESORT,))

    def __init__(
        self,
        help_: Callable[[], Help] = services.help_in_distress,
        library: Callable[[], Library] = services.library,
    ) -> None:
        self._help = help_
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_help_first"

    def act(self, turn: Turn) -> Outcome:
        """For the role in which this message speaks, else the role known. What waits keeps waiting."""
        role = role_or_none(turn.chosen.get("speaker")) or turn.role
        protocol = self._library()[turn.school] if turn.school else None
        return Outcome((help_reply(self._help(), turn.distress, role, protocol),))


def help_reply(help_: Help, distress: Distress | None, role: Role | None, protocol: Protocol | None) -> Reply:
    """The help with this distress for this person.

    Whose role is not known is spoken to as a pupil: those words suit everybody. Without `protocol` the school
    is not named.
    """
    role = role or Role.LEERLING
    people = _people_at_school(protocol, role)
    lines = help_.helplines(distress, role)
    contacts = (
        *(Contact(name=name) for name in people),
        *(Contact(name=line.name, phone=line.phone, url=line.url) for line in lines),
    )
    return Reply(
        status=Status.HELP,
        text="\n\n".join(_paragraphs(help_, distress, role, protocol, people)),
        contacts=contacts,
        choices=(Choice(title=RULE_TITLE, value=help_.with_(distress).question),),
    )


def offered(help_: Reply) -> Reply:
    """The same help in a few words, beside an answer: for a message that may be an ordinary question."""
    return help_.model_copy(update={"text": OFFER, "choices": ()})


def _paragraphs(
    help_: Help, distress: Distress | None, role: Role, protocol: Protocol | None, people: tuple[str, ...]
) -> Iterator[str]:
    words = help_.with_(distress).words(role)
    acute = distress is not None and distress.acute
    if acute:
        yield help_.danger
    yield words.heard
    yield "\n".join(("Dit kun je nu doen:", *(f"- {step}" for step in words.now)))
    if protocol and people:
        named = " of ".join(filter(None, (", ".join(people[:-1]), people[-1])))
        where = f"het protocol van {protocol.organisation}"
        yield f"Op school kun je terecht bij: {named}. Zo staat het in {where}."
        yield help_.confidant
    else:
        yield f"Op school kun je terecht bij {help_.at_school[role]}."
    if help_.is_danger(distress) and not acute:
        yield help_.danger


def _people_at_school(protocol: Protocol | None, role: Role) -> tuple[str, ...]:
    """Whom the protocol itself names; nobody without a protocol."""
    return tuple(contact.name for contact in (protocol.contacts if protocol else ()) if role in contact.helps)
