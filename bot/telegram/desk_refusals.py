"""What a moderator is told when a step is refused."""

from bot.errors import (
    BadSourceError,
    ChangedSinceSeenError,
    EmptyTextError,
    MissingPartsError,
    NotSubmittedError,
    OwnAlertError,
    RefusalError,
    WrongStateError,
)
from bot.telegram.desk_parts import part_name
from bot.telegram.reader import Reader


def refusal_text(reader: Reader, error: RefusalError) -> str:
    say = reader.words
    match error:
        case OwnAlertError():
            return say("You wrote a part of this alert, so somebody else must approve it.")
        case MissingPartsError():
            names = ", ".join(part_name(reader, part) for part in error.parts)
            return say("Still missing: {parts}.", parts=names)
        case ChangedSinceSeenError():
            return say("The alert was changed after you saw it. Please read it again.")
        case NotSubmittedError():
            return say("Nobody has asked for approval yet.")
        case BadSourceError():
            return say("This is not one address that begins with https://")
        case EmptyTextError():
            return say("The text is empty.")
        case WrongStateError():
            return say("This step is no longer possible: the alert has moved on.")
    return say("This is not possible.")
