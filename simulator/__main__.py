"""python -m simulator: the offline Telegram alone, for a bot of any framework."""

import argparse
import asyncio
import contextlib
import signal
import sys
from pathlib import Path


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--cast", type=Path, help="people and chats, a TOML file")
    parser.add_argument("--token", help="the token that the bot will use")
    parser.add_argument("--no-limits", action="store_true", help="never answer 429 for speed")
    return parser.parse_args()


async def serve(given: argparse.Namespace) -> int:
    from simulator.cast import DEFAULT
    from simulator.errors import ControlError
    from simulator.rates import Limits
    from simulator.server import TOKEN, Simulator

    try:
        simulator = Simulator(
            port=given.port,
            host=given.host,
            token=given.token or TOKEN,
            cast=given.cast or DEFAULT,
            limits=Limits(enforce=not given.no_limits),
        )
        await simulator.start()
    except ControlError as wrong:
        return _refuse(str(wrong))
    except OSError:
        return _refuse(f"port {given.port} of {given.host} is taken; choose another with --port")
    print(f"An offline Telegram is at {simulator.url}", flush=True)
    print(
        f"Point a bot at it: base URL {simulator.url}/bot, token {simulator.token}"
        f" (BOT_API_URL={simulator.url} BOT_TOKEN={simulator.token})",
        flush=True,
    )
    await _stopped()
    await simulator.stop()
    return 0


def _refuse(why: str) -> int:
    print(f"simulator: {why}", file=sys.stderr)
    return 2


async def _stopped() -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()


def main() -> int:
    with contextlib.suppress(KeyboardInterrupt):
        return asyncio.run(serve(arguments()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
