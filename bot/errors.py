"""Every error of Jol's own. An exception carries facts; the words for a person are the views'.

JolError
├── RefusalError                  a person asked for what the rules do not allow
│   ├── UnknownLanguageError
│   ├── UnknownTopicError
│   ├── NotAModeratorError
│   ├── UnknownAlertError
│   ├── WrongStateError           the alert is not in a state that allows the step
│   ├── MissingPartsError         texts or the source are not there yet
│   ├── EmptyTextError
│   ├── BadSourceError
│   ├── NotWritingError
│   ├── NotSubmittedError
│   ├── OwnAlertError             whoever wrote a word of it cannot approve it
│   └── ChangedSinceSeenError
└── StorageError                  the start stops with one clear line
    ├── KeyFileError
    ├── WrongKeyError
    └── DatabaseTooNewError
"""


class JolError(Exception):
    """The root of the tree above."""


class RefusalError(JolError):
    pass


class UnknownLanguageError(RefusalError):
    pass


class UnknownTopicError(RefusalError):
    pass


class NotAModeratorError(RefusalError):
    pass


class UnknownAlertError(RefusalError):
    pass


class WrongStateError(RefusalError):
    def __init__(self, state: str, step: str) -> None:
        super().__init__(f"an alert that is {state} cannot {step}")
        self.state = state
        self.step = step


class MissingPartsError(RefusalError):
    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__(f"missing: {', '.join(parts)}")
        self.parts = parts


class EmptyTextError(RefusalError):
    pass


class BadSourceError(RefusalError):
    pass


class NotWritingError(RefusalError):
    pass


class NotSubmittedError(RefusalError):
    pass


class OwnAlertError(RefusalError):
    pass


class ChangedSinceSeenError(RefusalError):
    pass


class StorageError(JolError):
    pass


class KeyFileError(StorageError):
    pass


class WrongKeyError(StorageError):
    pass


class DatabaseTooNewError(StorageError):
    pass
