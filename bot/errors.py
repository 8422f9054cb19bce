"""What can go wrong with a request: each error is one HTTP status and one Dutch sentence."""

from typing import ClassVar


class GatewayError(Exception):
    """Base of every failure the gateway answers with its own words."""

    status: ClassVar[int]
    code: ClassVar[str]
    """A stable name for logs and metrics."""
    detail: str

    def __init__(self, detail: str | None = None) -> None:
        if detail is not None:
            self.detail = detail
        super().__init__(self.detail)


class UnknownConversation(GatewayError):
    """There is no conversation with this id, or not any more."""

    status = 404
    code = "unknown_conversation"
    detail = "Dit gesprek bestaat niet of niet meer. Begin een nieuw gesprek."


class UnknownSchool(GatewayError):
    """No protocol file has this school key.

    `status` differs with where the key stood: see `UnknownSchoolInBody`.
    """

    status = 404
    code = "unknown_school"

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(f"Deze school is niet bekend. Kies uit: {', '.join(known)}.")


class UnknownSchoolInBody(UnknownSchool):
    """The school key stood in the body of a request to an address that does exist."""

    status = 422


class UnknownTopic(GatewayError):
    """topics.yaml has no such key."""

    status = 404
    code = "unknown_topic"
    detail = "Dit onderwerp is niet bekend. De lijst van onderwerpen staat op /api/topics."


class EmptyText(GatewayError):
    """Nothing that can be read is left of the message."""

    status = 422
    code = "empty_text"
    detail = "Je bericht is leeg. Typ een vraag."


class TextTooLong(GatewayError):
    """The message is over the limit."""

    status = 422
    code = "text_too_long"

    def __init__(self, limit: int) -> None:
        shown = f"{limit:,}".replace(",", ".")
        super().__init__(f"Je bericht is te lang. Gebruik hoogstens {shown} tekens.")


class BodyTooLarge(GatewayError):
    """The body of the request is over the limit, whatever is in it."""

    status = 413
    code = "body_too_large"
    detail = "Je verzoek is te groot. Maak het bericht korter."


class TooManyRequests(GatewayError):
    """A rate limit is reached; `seconds` until it makes sense to try again."""

    status = 429
    code = "too_many_requests"

    def __init__(self, reason: str, seconds: int) -> None:
        wait = "1 seconde" if seconds == 1 else f"{seconds} seconden"
        super().__init__(f"{reason} Wacht {wait} en probeer het dan opnieuw.")
        self.seconds = seconds


class SearchUnavailable(GatewayError):
    """The action server, which holds the index, gave no usable answer. `reason` is for the log only."""

    status = 503
    code = "search_unavailable"
    detail = "Zoeken lukt nu niet. Probeer het over een minuut opnieuw."

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class UnknownClause(GatewayError):
    """The protocol of this school has no clause with this id."""

    status = 422
    code = "unknown_clause"
    detail = "Deze regel staat niet in het protocol van deze school."


class RasaUnavailable(GatewayError):
    """The dialogue server, or the action server behind it, gave no usable answer.

    `reason` is for the log only.
    """

    status = 503
    code = "assistant_unavailable"
    detail = "De assistent is nu niet bereikbaar. Probeer het over een minuut opnieuw."

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class StoreUnavailable(GatewayError):
    """A store of conversations cannot be read or written now. `reason` is for the log only."""

    status = 503
    code = "store_unavailable"
    detail = "Het bewaarde gesprek is nu niet bereikbaar. Probeer het over een minuut opnieuw."

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
