"""Text and entities as a person sees them."""

from playwright.async_api import expect

from simulator.server import Simulator
from tests.browser import in_browser
from tests.page.phone import Phone
from tests.page.tiny_bot import TinyBot

pytestmark = in_browser


FORMATTED = (
    "😀 a <b>bold</b>, <i>leaning</i>, <u>lined</u>, <s>gone</s>, <code>fixed</code> word, "
    "<b>қалың <i>көлбеу</i></b><pre>two\nlines</pre><blockquote>said</blockquote>after"
)
SEEN = {
    "strong": "bold",
    "em": "leaning",
    "u": "lined",
    "s": "gone",
    "code": "fixed",
    "strong em": "көлбеу",
    "pre": "two\nlines",
    "blockquote": "said",
}


async def say_html(phone: Phone, bot: TinyBot, html: str) -> None:
    """Show Reader (en) one formatted message."""
    await phone.open(1003)
    await phone.press("START")
    await expect(phone.message("/start")).to_be_visible()
    await bot.say(1003, html, parse_mode="HTML")
    await expect(phone.log.get_by_role("article")).to_have_count(2)


async def test_formatting_becomes_elements(phone: Phone, bot: TinyBot) -> None:
    await say_html(phone, bot, FORMATTED)
    text = phone.log.locator(".text").last
    shown = {name: await text.locator(name).first.text_content() for name in SEEN}
    assert shown == SEEN
    await expect(text).to_contain_text("after")


async def test_markup_in_a_text_stays_text(phone: Phone, bot: TinyBot) -> None:
    await say_html(phone, bot, "&lt;img src=x onerror=alert(1)&gt;")
    await expect(phone.message("<img src=x onerror=alert(1)>")).to_be_visible()
    await expect(phone.log.locator("img")).to_have_count(0)


async def test_a_link_opens_beside_the_chat(phone: Phone, bot: TinyBot) -> None:
    await say_html(phone, bot, '<a href="https://example.org/law">the law</a>')
    link = phone.page.get_by_role("link", name="the law")
    await expect(link).to_have_attribute("href", "https://example.org/law")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_a_command_in_a_text_is_sent(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    await say_html(phone, bot, "Look at /help.")
    await phone.press("/help")
    await sim.until(lambda: sim.last(1003).get("text") == "/help")


async def test_a_deep_link_to_this_bot_starts_it(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    name = sim.people()["bot"]["username"]
    await say_html(phone, bot, f'<a href="https://t.me/{name}?start=fines">your answer</a>')
    await phone.press("your answer")
    await sim.until(lambda: sim.last(1003).get("text") == "/start fines")


async def test_a_spoiler_shows_when_pressed(phone: Phone, bot: TinyBot) -> None:
    await say_html(phone, bot, "It is <tg-spoiler>secret</tg-spoiler>")
    await phone.press("Hidden text. Press to show it.")
    assert await phone.colour(".spoiler", "color") == await phone.colour(".text", "color")


async def test_a_long_quote_unfolds(phone: Phone, bot: TinyBot) -> None:
    quote = "A long line of law. " * 30
    await say_html(phone, bot, f"<blockquote expandable>{quote}</blockquote>")
    await phone.press("Show more")
    await expect(phone.button("Show less")).to_have_attribute("aria-expanded", "true")
