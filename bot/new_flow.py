"""python -m bot new-flow: a small sound flow to begin with, and a file for its tests."""

import re
from datetime import date
from pathlib import Path
from string import Template

from bot.content import CONTENT, load
from bot.domain.library import Library
from bot.domain.texts import utf16_length

TESTS = Path(__file__).parent.parent / "tests" / "content"
LONGEST_TITLE = 38

FLOW = Template("""id = "$id"
code = "$code"
title = "$title"
order = 90
start = "$start"
parts = { safety = "begin" }

[[changes]]
on = $today
what = "First version."

[questions.begin]
ask = "What do you want to know?"

[[questions.begin.options]]
id = "rule"
label = "What the rule says"
to = "not_written"

[[questions.begin.options]]
id = "not_sure"
label = "I don't know"
to = "not_written"

# `facts` names a fact of another matter, so that the flow is sound to begin with: put your own
# into facts.toml, each with its source, and name them here.
[outcomes.not_written]
title = "We have no answer here yet"
meaning = ["Nobody has written this part yet."]
now = ["Ask somebody under “Who can help”."]
facts = ["$fact"]
help = ["$help"]
""")

TEST = Template('''"""The flow $id: where each answer leads."""

from datetime import date

from bot.content import load
from bot.domain.answers import Chosen
from bot.domain.replay import replay

TODAY = date($year, $month, $day)
LIBRARY = load()
FLOW = LIBRARY.flows["$id"]


def node(*options: str) -> str:
    """The node after the safety question was answered with "none" and then these."""
    answers = [Chosen("none"), *map(Chosen, options)]
    return replay(FLOW, answers, LIBRARY.situation(TODAY)).node.id


def test_every_answer_to_the_first_question_leads_on() -> None:
    assert {node(option.id) for option in FLOW.questions["begin"].options} == {"not_written"}
''')

NEXT_STEPS = Template("""
Next:
  1. Write the questions and outcomes in content/flows/$id.toml (docs/flows.md has the format).
  2. Put each statement of law and each figure into content/facts.toml, with its source.
  3. python -m bot check             proves it sound and names every mistake.
  4. python -m bot book DIR          shows it as a lawyer will read it.
  5. make locales                    gives its sentences to the translators.
  6. Test each question's answers in tests/content/test_${id}_flow.py.""")


class NewFlowError(ValueError):
    """The flow cannot be begun so; the text says why."""


def new_flow(
    id: str, code: str, title: str, today: date, content: Path = CONTENT, tests: Path = TESTS
) -> int:
    """Writes the two files and prints what to do next. NewFlowError: why it cannot."""
    library = load(content)
    _refuse_what_is_wrong(library, id, code, title)
    flow, test = content / "flows" / f"{id}.toml", tests / f"test_{id}_flow.py"
    for path in (flow, test):
        if path.exists():
            raise NewFlowError(f"{path} is there already")
    values = {"id": id, "code": code, "title": title, "today": today.isoformat()}
    flow.write_text(FLOW.substitute(values, **_borrowed(library, today)), encoding="utf-8")
    day = {"year": today.year, "month": today.month, "day": today.day}
    test.write_text(TEST.substitute(values, **day), encoding="utf-8")
    print(f"Wrote {flow}\nWrote {test}\n{NEXT_STEPS.substitute(values)}")
    return 0


def _refuse_what_is_wrong(library: Library, id: str, code: str, title: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,47}", id):
        raise NewFlowError(f"{id!r} is no id: small letters, digits and _, a letter first")
    if not re.fullmatch(r"[a-z0-9]{2}", code):
        raise NewFlowError(f"{code!r} is no code: two small letters or digits")
    if code in library.flows_by_code:
        raise NewFlowError(f"{code!r} is the code of {library.flows_by_code[code].id!r} already")
    if not 0 < utf16_length(title) <= LONGEST_TITLE or re.search(r'["\\{}\n\d]', title):
        raise NewFlowError(
            f"the title is a button: at most {LONGEST_TITLE} letters, without digits and quotes"
        )


def _borrowed(library: Library, today: date) -> dict[str, str]:
    """What a sound flow needs from the library: a first question, a fact, a helper."""
    settled = [fact.id for fact in library.facts.values() if fact.settled_on(today)]
    starts = {flow.start for flow in library.flows.values() if "safety" in flow.questions}
    if not settled or not library.help or not starts:
        raise NewFlowError("the content has no settled fact, no helper or no part to begin from")
    return {"fact": settled[0], "help": next(iter(library.help)), "start": "safety"}
