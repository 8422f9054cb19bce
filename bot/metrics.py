"""Counts for the operator, without ids or words of people.

Served on a port of its own, and only when one is set.
"""

from prometheus_client import CollectorRegistry, Counter, start_http_server

from actions.reply import Reply
from bot.conversations import Channel
from bot.errors import GatewayError
from bot.feedback_store import Feedback

NONE = "geen"


class Metrics:
    """What is counted: conversations, replies and failures."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._conversations = Counter(
            "protocolwijzer_conversations", "Begonnen gesprekken", ["channel"], registry=self.registry
        )
        self._replies = Counter(
            "protocolwijzer_replies", "Antwoorden", ["channel", "status", "verdict"], registry=self.registry
        )
        self._feedback = Counter(
            "protocolwijzer_feedback",
            "Meningen over antwoorden",
            ["helpful", "word", "status", "verdict"],
            registry=self.registry,
        )
        self._failures = Counter(
            "protocolwijzer_failures", "Verzoeken die niet zijn gelukt", ["reason"], registry=self.registry
        )

    def opened(self, channel: Channel) -> None:
        self._conversations.labels(channel).inc()

    def replied(self, channel: Channel, replies: tuple[Reply, ...]) -> None:
        for reply in replies:
            self._replies.labels(channel, reply.status, reply.verdict or NONE).inc()

    def rated(self, feedback: Feedback) -> None:
        helpful = "ja" if feedback.helpful else "nee"
        word, verdict = feedback.word or NONE, feedback.verdict or NONE
        self._feedback.labels(helpful, word, feedback.status, verdict).inc()

    def failed(self, error: GatewayError) -> None:
        self._failures.labels(error.code).inc()

    def serve(self, port: int) -> None:
        """Answer GET /metrics on 127.0.0.1:`port`; raises OSError when the port is taken."""
        start_http_server(port, addr="127.0.0.1", registry=self.registry)
