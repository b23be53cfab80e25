"""What a picture would show: themes, narrow screens, files, scrolling."""

from base64 import b64decode

from playwright.async_api import expect

from simulator.acts import send_file
from simulator.server import Simulator
from tests.browser import in_browser
from tests.page.phone import Phone
from tests.page.tiny_bot import TinyBot, keys

pytestmark = in_browser

LONG_LABEL = "Нәтижені басқа адаммен бөлісу үшін сілтемені көшіріп алу"
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=="
)
NO_SPACES = "https://example.org/" + "a" * 300


async def test_dark_is_dark(phone: Phone) -> None:
    await phone.open(1003)
    await phone.page.emulate_media(color_scheme="light")
    light = await phone.colour("header")
    await phone.page.emulate_media(color_scheme="dark")
    assert light == "rgb(255, 255, 255)"
    assert await phone.colour("header") == "rgb(23, 35, 43)"


async def test_a_phone_of_320_pixels_scrolls_only_downwards(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1001, "/start")
    await bot.say(1001, NO_SPACES, reply_markup=keys([[LONG_LABEL, LONG_LABEL], list("1234")]))
    await phone.page.set_viewport_size({"width": 320, "height": 568})
    await phone.open(1001)
    await expect(phone.button("4")).to_be_visible()
    assert not await phone.too_wide()


async def test_every_target_is_wide_enough_for_a_thumb(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1003, "/start")
    await bot.say(1003, "Choose", reply_markup=keys([list("12345678")]))
    await phone.page.set_viewport_size({"width": 360, "height": 640})
    await phone.open(1003)
    await expect(phone.button("8")).to_be_visible()
    heights = "buttons => buttons.filter(b => b.offsetHeight && b.offsetHeight < 44).length"
    assert await phone.page.locator("button:not(.link), select").evaluate_all(heights) == 0


async def test_a_document_is_a_card_to_save(phone: Phone, sim: Simulator) -> None:
    sim.message(1003, "/start")
    await phone.open(1003)
    sim.document(1003, "answers.pdf", b"%PDF-1.4 tiny")
    async with phone.page.expect_download() as download:
        await phone.page.get_by_role("link", name="answers.pdf").click()
    assert (await download.value).suggested_filename == "answers.pdf"


async def test_the_newest_message_is_in_view(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    sim.message(1003, "/start")
    for number in range(30):
        await bot.say(1003, f"Line {number}")
    await phone.open(1003)
    await expect(phone.message("Line 29")).to_be_in_viewport()


async def test_who_reads_above_is_not_pulled_down(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1003, "/start")
    await bot.say(1003, "Line\n" * 100)
    await phone.open(1003)
    await phone.log.hover()
    await phone.page.mouse.wheel(0, -900)
    await expect(phone.button("Go to the newest message")).to_be_visible()
    await bot.say(1003, "Newest")
    await phone.press("Go to the newest message, new: 1")
    await expect(phone.message("Newest")).to_be_in_viewport()


async def test_a_picture_is_shown(phone: Phone, sim: Simulator) -> None:
    sim.message(1003, "/start")
    await phone.open(1003)
    send_file(sim.world, 1003, "map.png", PIXEL, chat_id=None, as_photo=True)
    picture = phone.page.get_by_role("img", name="Photo")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
