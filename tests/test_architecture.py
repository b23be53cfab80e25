"""The house rules are kept by tools: that these pass, and that nobody switched them off."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
LINT = PROJECT["ruff"]["lint"]
CLOCKS_AND_TASKS = [
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "os.environ",
    "os.getenv",
    "asyncio.create_task",
    "asyncio.ensure_future",
]


def tool(name: str, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a tool of this environment on the repository."""
    return subprocess.run(  # noqa: S603  # our own tools
        [str(Path(sys.executable).parent / name), *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def lint(code: str) -> str:
    """What ruff says about a file of the bot with this code."""
    return tool("ruff", "check", "--stdin-filename", "bot/new.py", "-", given=code).stdout


def test_every_import_goes_inwards() -> None:
    ran = tool("lint-imports", "--no-cache")
    assert ran.returncode == 0, ran.stdout
    assert "0 broken" in ran.stdout


def test_no_contract_has_an_exception() -> None:
    assert all(
        "ignore_imports" not in contract for contract in PROJECT["importlinter"]["contracts"]
    )


def test_ruff_refuses_clocks_environment_and_detached_tasks() -> None:
    uses = [f"import {name.split('.')[0]}\n{name}\n" for name in CLOCKS_AND_TASKS]
    said = lint("".join(uses))
    assert [name for name in CLOCKS_AND_TASKS if f"`{name}` is banned" not in said] == []


def test_ruff_refuses_relative_imports() -> None:
    assert "TID252" in lint("from . import app\n")


def test_one_file_makes_the_clock_and_one_reads_the_environment() -> None:
    allowed = {path for path, rules in LINT["per-file-ignores"].items() if "TID251" in rules}
    ours = {path for path in allowed if path.startswith(("bot", "handlers"))}
    assert ours == {"bot/clock.py", "bot/config.py"}


def test_types_and_warnings_are_strict() -> None:
    assert PROJECT["mypy"]["strict"] is True
    assert PROJECT["pytest"]["ini_options"]["filterwarnings"] == ["error"]


def test_the_domain_reads_no_file_and_no_clock() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "bot/domain").glob("*.py"))
    assert not [word for word in ("open(", "Path(", ".now(", "today()", "random") if word in code]
