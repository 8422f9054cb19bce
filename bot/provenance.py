"""The last check before an answer leaves: every citation is the verbatim text of the clause it names."""

from actions.reply import Citation, Reply
from bot.errors import RasaUnavailable
from knowledge.errors import UnknownSchool
from knowledge.library import Library


def check_provenance(replies: tuple[Reply, ...], library: Library) -> None:
    """Raises RasaUnavailable for a citation whose words are not in that clause of that school's protocol.

    It happens when the action server was started with other protocols than the gateway: no answer is better
    than that one.
    """
    for reply in replies:
        for citation in (*reply.citations, *reply.related):
            if not _is_verbatim(citation, library):
                raise RasaUnavailable(f"citation not in the library: {citation.school}/{citation.clause}")


def _is_verbatim(citation: Citation, library: Library) -> bool:
    try:
        clause = library[citation.school].clause(citation.clause)
    except (UnknownSchool, KeyError):
        return False
    return citation.quote in clause.text
