"""What all shapes of `content/` share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
Sentence = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class ShapeError(ValueError):
    """A mistake that the form alone cannot tell; it names the node."""

    def __init__(self, node: str, what: str) -> None:
        super().__init__(f"{node}: {what}")
        self.node, self.what = node, what


class Shape(BaseModel):
    """A table of a file: nothing in it that is not named here."""

    model_config = ConfigDict(extra="forbid", frozen=True)
