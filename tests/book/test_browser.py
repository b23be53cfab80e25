"""The book in a browser, opened from disk."""

from playwright.async_api import expect

from tests.book.reading import Reading
from tests.browser import in_browser

pytestmark = in_browser

HEADING = "h1"


async def test_from_the_index_over_the_diagram_to_an_outcome(book: Reading) -> None:
    await book.open()
    await book.page.get_by_role("link", name="Fines for staying").click()
    await book.node("emergency").click()
    await expect(book.page.locator(HEADING)).to_have_text(
        "Somebody is held, or an officer is here"
    )
    await expect(book.page.get_by_text("not yet read by a lawyer").first).to_be_visible()


async def test_search_finds_a_word_in_another_language(book: Reading) -> None:
    await book.open("facts.html")
    await book.press("/")
    await book.page.keyboard.type("штраф срок")
    found = book.page.locator("#found a")
    await expect(found.first).to_be_visible()
    await found.first.click()
    assert "/flows/" in book.page.url


async def test_enter_opens_the_chosen_one_and_escape_closes(book: Reading) -> None:
    await book.open()
    await book.page.locator("#search").fill("fine_daily_max")
    await expect(book.page.locator("#found a").first).to_be_visible()
    await book.press("Escape")
    await expect(book.page.locator("#found")).to_be_hidden()
    await book.page.locator("#search").fill("fine_daily_max")
    await expect(book.page.locator("#found mark").first).to_be_visible()
    await book.press("ArrowDown")
    await book.press("Enter")
    await expect(book.page.locator("article:target")).to_contain_text("The daily fine is at most")


async def test_the_diagram_zooms_by_buttons_keys_and_wheel(book: Reading) -> None:
    await book.open("flows/student.html")
    begun = await book.scale()
    await book.page.get_by_role("button", name="Closer").click()
    closer = await book.scale()
    await book.page.locator(".canvas").focus()
    await book.press("-", 3)
    assert await book.scale() < begun < closer
    await book.page.locator(".canvas").hover()
    await book.page.keyboard.down("Control")
    await book.page.mouse.wheel(0, -600)
    await book.page.keyboard.up("Control")
    assert await book.scale() > begun


async def test_the_first_question_can_be_read_at_once(book: Reading) -> None:
    await book.open("flows/student.html")
    await expect(book.node("safety")).to_be_in_viewport(ratio=1)
    size = "node => node.getBoundingClientRect().height"
    assert await book.node("safety").locator("text").first.evaluate(size) > 11


async def test_the_whole_of_the_largest_flow_fits(book: Reading) -> None:
    await book.open("flows/student.html")
    await book.page.get_by_role("button", name="The whole flow").click()
    for node in await book.page.locator(".node").all():
        await expect(node).to_be_in_viewport()


async def test_a_drag_moves_and_opens_nothing(book: Reading) -> None:
    await book.open("flows/fines.html")
    before = await book.left("emergency")
    await book.node("emergency").hover()
    await book.page.mouse.down()
    await book.page.mouse.move(500, 500, steps=4)
    await book.page.mouse.up()
    assert await book.left("emergency") != before
    assert book.page.url.endswith("flows/fines.html")


async def test_the_keyboard_moves_and_goes_from_box_to_box(book: Reading) -> None:
    await book.open("flows/fines.html")
    await book.page.locator(".canvas").focus()
    before = await book.left("safety")
    await book.press("ArrowRight", 2)
    assert await book.left("safety") < before
    await book.press("Tab")
    await book.press("Enter")
    await expect(book.page.locator(".crumbs")).to_contain_text("safety")


async def test_pointing_at_a_box_traces_the_ways_to_it(book: Reading) -> None:
    await book.open("flows/fines.html")
    await book.node("emergency").hover()
    await expect(book.node("safety")).to_have_class("node question traced")
    await expect(book.node("order")).to_have_class("node question")


async def test_a_language_can_be_left_out_and_stays_so(book: Reading) -> None:
    await book.open("flows/fines/no_order.html")
    russian = book.page.locator("td[data-lang=ru]").first
    await expect(russian).to_be_visible()
    await book.page.get_by_label("Русский").uncheck()
    await expect(russian).to_be_hidden()
    await book.open("flows/fines/oppose.html")
    await expect(book.page.locator("td[data-lang=ru]").first).to_be_hidden()


async def test_dark_is_dark(book: Reading) -> None:
    await book.open()
    await book.page.emulate_media(color_scheme="light")
    light = await book.colour()
    await book.page.emulate_media(color_scheme="dark")
    assert (light, await book.colour()) == ("rgb(251, 250, 247)", "rgb(20, 25, 29)")


async def test_on_paper_there_are_only_texts(book: Reading) -> None:
    await book.open("flows/fines/no_order.html")
    await book.page.emulate_media(media="print")
    await expect(book.page.locator("header.top")).to_be_hidden()
    await expect(book.page.locator("table.languages")).to_be_visible()


async def test_no_page_is_wider_than_a_phone(book: Reading) -> None:
    await book.page.set_viewport_size({"width": 360, "height": 640})
    for path in ("index.html", "facts.html", "flows/fines.html", "flows/fines/late.html"):
        await book.open(path)
        wide = await book.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, path
