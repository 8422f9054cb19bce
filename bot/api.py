"""The public HTTP interface: conversations, and the protocols as data."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, Path, Request
from pydantic import BaseModel, Field

from actions.reply import Reply
from bot.catalogue import (
    ROLE_ORDER,
    ComparisonView,
    FoundClause,
    ProtocolView,
    SchoolView,
    TopicView,
    compare_schools,
)
from bot.conversations import Channel
from bot.dialogue import Dialogue
from bot.errors import UnknownSchool, UnknownSchoolInBody, UnknownTopic
from bot.limits import count_message
from bot.search import Search
from knowledge.library import Library
from knowledge.vocabulary import Role


class Problem(BaseModel):
    """Elke fout: één Nederlandse zin."""

    detail: str


class HttpChannel(StrEnum):
    """De kanalen die deze interface gebruiken; de andere staan aan de binnenkant."""

    WEB = Channel.WEB
    CLI = Channel.CLI


class NewConversation(BaseModel):
    """Wat er vooraf bekend is; alles mag ontbreken."""

    school: str | None = Field(default=None, description="de sleutel van de school", examples=["asko"])
    role: Role | None = Field(default=None, description="de rol van wie vraagt")
    channel: HttpChannel = Field(default=HttpChannel.WEB, description="waar het gesprek plaatsvindt")


class OpenedConversation(BaseModel):
    """Een nieuw gesprek."""

    id: str = Field(description="het geheime kenmerk: wie het heeft, kan het gesprek voortzetten en wissen")
    replies: tuple[Reply, ...]


class NewMessage(BaseModel):
    """Een bericht in een gesprek: wat iemand typt, of de `value` van een keuze die eerder is aangeboden."""

    text: str = Field(
        description="hoogstens 2.000 tekens", examples=["Mag ik vrienden worden met een leerling?"]
    )


class Replies(BaseModel):
    """Het antwoord op een bericht."""

    replies: tuple[Reply, ...]
    removed: bool = Field(default=False, description="of het gesprek met dit antwoord is gewist")


class CryForHelp(BaseModel):
    """Een bericht van wie geen gesprek kan beginnen, met wat er vooraf bekend is."""

    text: str = Field(description="hoogstens 2.000 tekens", examples=["ik word bedreigd"])
    school: str | None = Field(default=None, description="de sleutel van de school")
    role: Role | None = Field(default=None, description="de rol van wie vraagt")


def get_library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def get_dialogue(request: Request) -> Dialogue:
    dialogue: Dialogue = request.app.state.dialogue
    return dialogue


def get_search(request: Request) -> Search:
    search: Search = request.app.state.search
    return search


LibraryOf = Annotated[Library, Depends(get_library)]
DialogueOf = Annotated[Dialogue, Depends(get_dialogue)]
SearchOf = Annotated[Search, Depends(get_search)]
Delivery = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=100, description="een kenmerk van deze verzending"
    ),
]
ConversationId = Annotated[str, Path(description="het kenmerk dat je bij het begin kreeg")]


Responses = dict[int | str, dict[str, Any]]


def problem(description: str) -> dict[str, Any]:
    """A way to fail, for the description of the interface."""
    return {"model": Problem, "description": description}


ANYWHERE: Responses = {
    422: problem("Er klopt iets niet in het verzoek"),
    429: problem("Te veel verzoeken: `Retry-After` zegt hoeveel seconden je wacht"),
}
UNKNOWN_CONVERSATION: Responses = {404: problem("Dit gesprek bestaat niet of niet meer")}
NOT_REACHABLE: Responses = {503: problem("De assistent is even niet bereikbaar")}
UNKNOWN_SCHOOL: Responses = {404: problem("Deze school is niet bekend")}
NO_SEARCH: Responses = {503: problem("Zoeken lukt nu niet")}
WRONG_BODY: Responses = {400: problem("Het verzoek is geen JSON"), 413: problem("Het verzoek is te groot")}

router = APIRouter(prefix="/api", responses=ANYWHERE)
conversations = APIRouter(prefix="/conversations", tags=["Gesprekken"])
help_first = APIRouter(tags=["Gesprekken"])
protocols = APIRouter(tags=["Protocollen"])


@conversations.post(
    "", status_code=201, summary="Een gesprek beginnen", responses={**WRONG_BODY, **NOT_REACHABLE}
)
async def open_conversation(
    dialogue: DialogueOf, library: LibraryOf, start: Annotated[NewConversation | None, Body()] = None
) -> OpenedConversation:
    """Begint een gesprek en geeft de begroeting. Het gesprek wordt hoogstens 24 uur bewaard."""
    start = start or NewConversation()
    if start.school is not None and start.school not in library:
        raise UnknownSchoolInBody(library.schools)
    conversation, replies = await dialogue.open(Channel(start.channel), start.school, start.role)
    return OpenedConversation(id=conversation.id, replies=replies)


@conversations.post(
    "/{conversation_id}/messages",
    summary="Iets zeggen in een gesprek",
    dependencies=[Depends(count_message)],
    responses={**WRONG_BODY, **UNKNOWN_CONVERSATION, **NOT_REACHABLE},
)
async def say(
    dialogue: DialogueOf, conversation_id: ConversationId, message: NewMessage, delivery: Delivery = None
) -> Replies:
    """Geeft het antwoord op een vraag of keuze. Berichten in één gesprek worden na elkaar beantwoord.

    Wie een bericht opnieuw stuurt met hetzelfde `Idempotency-Key`, krijgt het antwoord dat er al was. Na
    "vergeet dit gesprek" bestaat het gesprek niet meer.
    """
    said = await dialogue.say(conversation_id, message.text, delivery)
    return Replies(replies=said.replies, removed=said.removed)


@conversations.delete(
    "/{conversation_id}",
    status_code=204,
    summary="Een gesprek wissen",
    responses={**UNKNOWN_CONVERSATION, **NOT_REACHABLE},
)
async def remove_conversation(dialogue: DialogueOf, conversation_id: ConversationId) -> None:
    """Wist het gesprek overal, nadat een bericht dat nog loopt is beantwoord."""
    await dialogue.remove(conversation_id)


@help_first.post("/help", summary="Hulp zonder gesprek", responses=WRONG_BODY)
async def help_alone(dialogue: DialogueOf, library: LibraryOf, cry: CryForHelp) -> Replies:
    """Voor als er geen gesprek kan beginnen (503): is het bericht een noodkreet, dan komt hier de hulp.

    Anders komt er niets terug. Er wordt niets bewaard.
    """
    if cry.school is not None and cry.school not in library:
        raise UnknownSchoolInBody(library.schools)
    return Replies(replies=dialogue.help_alone(Channel.WEB, cry.text, cry.school, cry.role))


@protocols.get("/schools", summary="De scholen")
async def schools(library: LibraryOf) -> list[SchoolView]:
    """Alle scholen en besturen waarvan het protocol bekend is."""
    return [SchoolView.of(protocol) for protocol in library.protocols]


@protocols.get("/topics", summary="De onderwerpen")
async def topics(library: LibraryOf) -> list[TopicView]:
    """Alle onderwerpen waarop protocollen vergeleken kunnen worden."""
    return [TopicView.of(topic) for topic in library.topics.values()]


@protocols.get("/protocols/{school}", summary="Een protocol", responses=UNKNOWN_SCHOOL)
async def protocol(library: LibraryOf, school: str) -> ProtocolView:
    """Het hele protocol van een school, met de letterlijke tekst van elke regel."""
    if school not in library:
        raise UnknownSchool(library.schools)
    return ProtocolView.of(library[school])


@protocols.get("/search", summary="Zoeken", responses={**UNKNOWN_SCHOOL, **NO_SEARCH})
async def find(
    library: LibraryOf, search: SearchOf, text: str, school: str | None = None
) -> list[FoundClause]:
    """De regels die het best bij de woorden passen: van één school, of van elke school de beste drie."""
    found = await search.run(text, school)
    return [FoundClause.of(library[key], clause) for key, clauses in found.items() for clause in clauses]


@protocols.get(
    "/compare", summary="Scholen vergelijken", responses={404: problem("Dit onderwerp is niet bekend")}
)
async def comparison(library: LibraryOf, topic: str, role: Role | None = None) -> ComparisonView:
    """Wat elke school over een onderwerp zegt. Zonder rol: voor elke rol."""
    if topic not in library.topics:
        raise UnknownTopic
    return compare_schools(library, topic, ROLE_ORDER if role is None else (role,))


router.include_router(conversations)
router.include_router(help_first)
router.include_router(protocols)
