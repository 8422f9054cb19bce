"""The HTTP interface for thumbs up and down."""

from typing import Annotated, Self

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from actions.reply import Status
from bot.api import (
    ANYWHERE,
    NOT_REACHABLE,
    UNKNOWN_CONVERSATION,
    WRONG_BODY,
    ConversationId,
    DialogueOf,
    LibraryOf,
)
from bot.errors import UnknownClause, UnknownSchoolInBody
from bot.feedback_store import Feedback, FeedbackStore, Word
from bot.metrics import Metrics
from knowledge.library import Library
from knowledge.vocabulary import Verdict


class NewFeedback(BaseModel):
    """Wat iemand van een antwoord vindt. Er wordt niet bewaard wie dat was, of in welk gesprek."""

    helpful: bool = Field(description="of het antwoord hielp")
    word: Word | None = Field(default=None, description="wat er niet goed aan was")
    status: Status = Field(description="van het antwoord")
    verdict: Verdict | None = Field(default=None, description="van het antwoord")
    school: str | None = Field(default=None, description="van de eerste regel die het antwoord noemt")
    clause: str | None = Field(default=None, description="de eerste regel die het antwoord noemt")

    def checked(self, library: Library) -> Self:
        """Itself; raises UnknownSchoolInBody or UnknownClause for a clause that is in no protocol."""
        if self.school is None and self.clause is None:
            return self
        if self.school not in library or self.school is None:
            raise UnknownSchoolInBody(library.schools)
        if self.clause is not None and not any(c.id == self.clause for c in library[self.school].clauses):
            raise UnknownClause
        return self


def get_store(request: Request) -> FeedbackStore:
    store: FeedbackStore = request.app.state.feedback
    return store


def get_metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


router = APIRouter(prefix="/api/conversations", tags=["Gesprekken"], responses=ANYWHERE)


@router.post(
    "/{conversation_id}/feedback",
    status_code=204,
    summary="Zeggen of een antwoord hielp",
    responses={**WRONG_BODY, **UNKNOWN_CONVERSATION, **NOT_REACHABLE},
)
async def give_feedback(
    dialogue: DialogueOf,
    library: LibraryOf,
    store: Annotated[FeedbackStore, Depends(get_store)],
    metrics: Annotated[Metrics, Depends(get_metrics)],
    conversation_id: ConversationId,
    given: NewFeedback,
) -> None:
    """Alleen wie in gesprek is kan dit. Het gesprek zelf wordt er niet bij bewaard."""
    await dialogue.require(conversation_id)
    feedback = Feedback(**given.checked(library).model_dump())
    await store.add(feedback)
    metrics.rated(feedback)
