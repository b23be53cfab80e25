"""How far an alert has come, for moderators. A count that could point at somebody is not shown."""

from collections.abc import Mapping, Sequence

from bot.domain.alerts import Alert, AlertState
from bot.domain.deliveries import DeliveryState
from bot.domain.progress import FEW, Progress, time_left
from bot.telegram.catalogues import NAMES, message
from bot.telegram.reader import Reader
from bot.telegram.view import plain

RESULTS = {
    DeliveryState.SENT: message("arrived"),
    DeliveryState.SENDING: message("on the way"),
    DeliveryState.RETRY: message("to be tried again"),
    DeliveryState.BLOCKED: message("cannot be reached"),
    DeliveryState.FAILED: message("failed"),
    DeliveryState.UNKNOWN: message("may or may not have arrived"),
}
UNDER_WAY = (AlertState.SENDING, AlertState.PAUSED)


def counted(reader: Reader, number: int) -> str:
    return str(number) if number >= FEW else reader.words("fewer than {number}", number=FEW)


def audience_line(reader: Reader, audience: int) -> str:
    say = reader.words
    if audience < FEW:
        return plain(say("Fewer than {number} subscribers now.", number=FEW))
    return plain(say.plural("{number} subscriber now.", "{number} subscribers now.", audience))


def result_lines(reader: Reader, results: Mapping[DeliveryState, int]) -> list[str]:
    return [
        plain(f"{reader.words(RESULTS[state])}: {counted(reader, count)}")
        for state, count in results.items()
        if count and state in RESULTS
    ]


def progress_lines(
    reader: Reader, alert: Alert, progress: Sequence[Progress], rate: float
) -> list[str]:
    """By language, then the time it takes at `rate` messages a second; only while it is sent."""
    if alert.state not in UNDER_WAY or not progress:
        return []
    say = reader.words
    lines = [
        say(
            "{language}: sent {sent}, left {left}, waiting for the reader’s hour {waiting}.",
            language=NAMES.get(part.language, part.language),
            sent=counted(reader, part.sent),
            left=counted(reader, part.left),
            waiting=counted(reader, part.waiting),
        )
        for part in progress
    ]
    return [plain(line) for line in [*lines, _time_left(reader, progress, rate)]]


def _time_left(reader: Reader, progress: Sequence[Progress], rate: float) -> str:
    say, minutes = reader.words, round(time_left(progress, rate).total_seconds() / 60)
    if minutes < 1:
        return say("At this rate less than a minute is left.")
    return say.plural(
        "At this rate {number} minute is left.", "At this rate {number} minutes are left.", minutes
    )


def pause_line(reader: Reader, alert: Alert) -> str:
    """Why it is paused; empty where it is not."""
    say = reader.words
    if alert.state is not AlertState.PAUSED:
        return ""
    if alert.stop_reason == "moderator":
        return plain(say("A moderator has paused it."))
    said = alert.stop_reason or ""
    return plain(
        say("It was paused by itself: Telegram refused it again and again: {said}", said=said)
    )
