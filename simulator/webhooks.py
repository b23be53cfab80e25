"""Delivery of updates to a webhook."""

from dataclasses import dataclass

from simulator.shapes import JSON


@dataclass
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40

    def set(self, url: str, secret: str, max_connections: int) -> None:
        self.url, self.secret, self.max_connections = url, secret, max_connections

    def info(self) -> JSON:
        return {"url": self.url, "has_custom_certificate": False}
