"""What people can do besides asking: the commands that both channels know, and what they answer."""

from collections.abc import Callable

from actions.reply import Choice, Reply
from actions.small_replies import EXAMPLES, ask_role, ask_school, small_talk
from bot.channels.desk import Answer, Desk, Person
from knowledge.library import Library

COMMANDS = {
    "school": "Kies je school",
    "rol": "Zeg of je medewerker, ouder of leerling bent",
    "onderwerpen": "Waar ik iets van weet",
    "vergelijk": "Vergelijk de scholen over een onderwerp",
    "privacy": "Wat ik bewaar",
    "vergeet": "Wis dit gesprek",
    "help": "Wat ik kan",
}
WHICH_SCHOOL = "Van welke school wil je de regels weten?"
WHAT_CAN_YOU_DO = "Wat kun je?"
WHICH_TOPICS = "Welke onderwerpen ken je?"
ASK_FOR_EXAMPLE = "Je kunt bijvoorbeeld dit vragen:"
FORGOTTEN = (
    "Ik heb dit gesprek gewist. De berichten die je hier ziet, staan nog wel in {service}. "
    "Die kun je daar zelf verwijderen."
)
PRIVACY = (
    "Ik ben een automatische assistent, geen mens. Ik bewaar dit gesprek hoogstens {hours} uur. "
    "Daarna wordt het vanzelf gewist. Met /vergeet wis je het meteen.\n\n"
    "Je naam en je nummer bewaar ik niet. Geef je een duim omhoog of omlaag? Dan bewaar ik de dag, je duim "
    "en over welke regel het ging, niet wie het was.\n\n"
    "{service} bewaart de berichten in deze chat zelf ook. Typ daarom geen namen van leerlingen of collega's."
)
COMPARE = (
    "Zet het onderwerp erachter, dan zoek ik het op bij alle scholen. "
    "Bijvoorbeeld: /vergelijk foto's van leerlingen"
)
COMPARE_PAGE = "Of bekijk de hele vergelijking: {url}/vergelijk"


class Commands:
    """Carries out a command for a person. `service` is how people call the chat service."""

    def __init__(
        self, desk: Desk, library: Library, *, service: str, hours: float, public_url: str | None
    ) -> None:
        self._desk = desk
        self._library = library
        self._service = service
        self._hours = f"{hours:g}".replace(".", ",")
        self._public_url = public_url

    async def run(self, person: Person, name: str, argument: str = "") -> tuple[Answer, ...]:
        """The answer to a command of COMMANDS, or to the cry for help behind it; raises what Desk raises."""
        argument = argument.strip()
        if argument and self._desk.needs_help(person, argument):
            return await self._desk.say(person, argument)
        match name:
            case "school":
                return await self._choose_or_say(person, argument, self._ask_school)
            case "rol":
                return await self._choose_or_say(person, argument and f"ik ben {argument}", ask_role)
            case "onderwerpen":
                return await self._desk.say(person, WHICH_TOPICS)
            case "vergelijk":
                return await self._compare(person, argument)
            case "privacy":
                return await self._tell(person, PRIVACY.format(hours=self._hours, service=self._service))
            case "vergeet":
                await self._desk.forget(person)
                return (Answer(small_talk(FORGOTTEN.format(service=self._service))),)
            case _:
                return await self._desk.say(person, argument or WHAT_CAN_YOU_DO)

    async def welcome(self, person: Person) -> tuple[Answer, ...]:
        """A new conversation: the greeting, and questions to begin with."""
        greeting = await self._desk.start(person)
        choices = tuple(Choice(title=example, value=example) for example in EXAMPLES)
        examples = small_talk(ASK_FOR_EXAMPLE).model_copy(update={"choices": choices})
        return (*greeting, *await self._desk.show(person, examples))

    async def _choose_or_say(
        self, person: Person, words: str, ask: Callable[[], Reply]
    ) -> tuple[Answer, ...]:
        return await (self._desk.say(person, words) if words else self._desk.show(person, ask()))

    async def _compare(self, person: Person, topic: str) -> tuple[Answer, ...]:
        if topic:
            return await self._desk.say(person, f"Vergelijk de scholen over {topic}")
        page = (COMPARE_PAGE.format(url=self._public_url),) if self._public_url else ()
        return await self._tell(person, "\n\n".join((COMPARE, *page)))

    async def _tell(self, person: Person, text: str) -> tuple[Answer, ...]:
        return (Answer(small_talk(text)),)

    def _ask_school(self) -> Reply:
        return ask_school(WHICH_SCHOOL, self._library, self._library.schools)
