"""Questions as they are shown: ticks, dates, numbers, the ways back."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.answers import NOT_SURE, Chosen, Day, Number, Step, Ticked
from bot.domain.codec import longest_data
from bot.domain.replay import Place
from bot.telegram.asking import Asking
from bot.telegram.callbacks import FlowView, flow_data
from bot.telegram.flow_views import flow_view
from bot.telegram.question_views import question_view
from bot.telegram.view import View
from tests.domain.small_flows import dated, flow_of, numbered, to
from tests.telegram.readers import TODAY, buttons, labels, place, press, reader, seen, text

SAFE, LETTER, CARD = Chosen("yes"), Chosen("letter"), Chosen("card")
CAME = Day(date(2026, 1, 20))


class TestWaysBack:
    def test_back_is_the_path_less_its_last_answer(self) -> None:
        assert press(seen(SAFE, LETTER), "Back") == seen(SAFE)
        assert press(seen(SAFE, LETTER, CAME, Number(25)), "Back") == seen(SAFE, LETTER, CAME)

    def test_the_first_question_has_no_way_back(self) -> None:
        assert labels(seen()) == ["Yes", "No", "I don't know", "Menu"]

    def test_back_from_a_half_chosen_date_is_the_whole_question(self) -> None:
        assert press(seen(SAFE, LETTER, pending="y2026"), "Back") == seen(SAFE, LETTER)

    def test_each_earlier_answer_can_be_changed(self) -> None:
        answers = press(seen(SAFE, LETTER, CAME), "Change an answer")
        assert "2. Which paper do you have?\nA letter" in text(answers)
        assert labels(answers) == ["Change 1", "Change 2", "Change 3", "Back"]
        assert press(answers, "Back") == seen(SAFE, LETTER, CAME)


class TestChangedAnswer:
    def again(self, number: int, *answers: Chosen | Day | Number) -> View:
        return press(press(seen(*answers), "Change an answer"), f"Change {number}")

    def test_later_answers_that_still_fit_are_kept(self) -> None:
        changed = press(self.again(1, SAFE, LETTER, CAME, Number(25)), "I don't know")
        assert changed == seen(Chosen(NOT_SURE), LETTER, CAME, Number(25))

    def test_answers_that_no_longer_follow_are_dropped(self) -> None:
        changed = press(self.again(2, SAFE, LETTER, CAME, Number(25)), "A permit")
        assert changed == seen(SAFE, CARD)
        assert "changed on" not in text(changed)

    def test_a_date_is_changed_in_parts(self) -> None:
        year = press(self.again(3, SAFE, LETTER, CAME, Number(25)), "2026")
        day = press(press(year, "Jan"), "21")
        assert day == seen(SAFE, LETTER, Day(date(2026, 1, 21)), Number(25))

    def test_giving_the_change_up_leaves_all_as_it_was(self) -> None:
        answers = press(seen(SAFE, LETTER, CAME), "Change an answer")
        assert press(press(answers, "Change 2"), "Back") == answers

    @pytest.mark.parametrize("pending", ["", "!", "9!", "x!", "-1!", "99999!"])
    def test_a_change_of_no_answer_shows_where_one_is(self, pending: str) -> None:
        here = place(SAFE, LETTER)
        data = flow_data(FlowView.CHANGE, here.flow, here.steps, pending)
        assert flow_view(reader(), data) == seen(SAFE, LETTER)


class TestTicks:
    def ticked(self, *presses: str) -> View:
        view = seen(SAFE, CARD)
        for label in presses:
            view = press(view, label)
        return view

    def test_without_a_tick_nothing_is_done(self) -> None:
        assert "Done" not in labels(self.ticked())

    def test_ticks_add_up_and_can_be_taken_back(self) -> None:
        both = self.ticked("☐ I have a house there", "☐ I work there")
        assert labels(both)[:2] == ["☑ I have a house there", "☑ I work there"]
        assert labels(press(both, "☑ I work there")) == labels(
            self.ticked("☐ I have a house there")
        )

    def test_none_of_these_takes_the_others_away_and_gives_way_to_them(self) -> None:
        none = self.ticked("☐ I work there", "☐ None of these")
        assert labels(none)[:3] == ["☐ I have a house there", "☐ I work there", "☑ None of these"]
        assert "☐ None of these" in labels(press(none, "☐ I work there"))

    def test_done_is_the_answer(self) -> None:
        done = press(self.ticked("☐ I work there"), "Done")
        assert done == seen(SAFE, CARD, Ticked(frozenset({"work"})))

    @pytest.mark.parametrize("pending", ["_", "AA", "é", " "])
    def test_forged_ticks_are_none(self, pending: str) -> None:
        assert "Done" not in labels(seen(SAFE, CARD, pending=pending))


def dates(pending: str = "", today: date = TODAY, earliest: int = 2010, ahead: int = 0) -> View:
    question = replace(dated("q", to("good"), "bad"), earliest=earliest, ahead=ahead)
    asking = Asking(flow_of(question), (), question, pending)
    return question_view(reader(today=today), asking)


class TestDates:
    def test_years_go_back_page_by_page_to_the_earliest(self) -> None:
        assert labels(dates())[:8] == [str(year) for year in range(2026, 2018, -1)]
        assert labels(dates("p1"))[:8] == [str(year) for year in range(2018, 2010, -1)]
        assert labels(dates("p2")) == ["2010", "I don’t know", "Back", "Menu"]

    @pytest.mark.parametrize("pending", ["p3", "p999999999", "y2009", "y2027", "y0000", "n201013"])
    def test_what_is_not_offered_shows_the_years(self, pending: str) -> None:
        assert labels(dates(pending))[:8] == labels(dates())[:8]

    def test_months_to_come_are_not_offered(self) -> None:
        assert labels(dates("y2026"))[:3] == ["Jan", "Feb", "I don’t know"]
        assert len(labels(dates("y2025"))) == 12 + 3

    def test_today_is_offered_and_tomorrow_is_not(self) -> None:
        days = [label for label in labels(dates("n202602", date(2026, 2, 20))) if label.isdigit()]
        assert days[-1] == "20"

    def test_months_to_come_have_no_days(self) -> None:
        assert labels(dates("n202603"))[:8] == labels(dates())[:8]

    @pytest.mark.parametrize(("month", "last"), [("n202402", "29"), ("n202502", "28")])
    def test_a_leap_day_is_there_in_leap_years_only(self, month: str, last: str) -> None:
        assert [label for label in labels(dates(month)) if label.isdigit()][-1] == last

    def test_a_question_about_the_future_offers_it(self) -> None:
        assert labels(dates(ahead=1))[0] == "2027"
        assert "Dec" in labels(dates("y2027", ahead=1))
        assert "31" in labels(dates("n202712", ahead=1))

    def test_the_last_day_of_the_year_is_still_this_year(self) -> None:
        eve = dates("n202612", date(2026, 12, 31))
        assert "31" in labels(eve)
        assert labels(dates(today=date(2027, 1, 1)))[0] == "2027"


def numbers(most: int, pending: str = "") -> list[str]:
    question = replace(numbered("q", to("good"), "bad"), most=most)
    asking = Asking(flow_of(question), (), question, pending)
    return labels(question_view(reader(), asking))


class TestNumbers:
    def test_few_numbers_are_all_there(self) -> None:
        assert numbers(20)[:21] == [str(number) for number in range(21)]

    def test_many_numbers_are_chosen_by_tens(self) -> None:
        assert numbers(30)[:4] == ["0–9", "10–19", "20–29", "30–30"]
        assert numbers(30, "20")[:10] == [str(number) for number in range(20, 30)]
        assert numbers(30, "30")[0] == "30"

    def test_a_large_number_that_is_changed_fits_where_the_longest_path_fits(self) -> None:
        flow = flow_of(replace(numbered("q", to("good"), "bad"), most=999))
        answered = Place(flow, (Step("q", Number(5)),), flow.outcomes["good"])
        tens = question_view(reader(), Asking.again(answered, 0))
        data = [button.data or "" for button in buttons(tens)]
        assert max(map(len, data)) <= longest_data(flow)

    @pytest.mark.parametrize("pending", ["31", "9999999", "x", "-1", "²"])
    def test_tens_that_are_not_there_show_all(self, pending: str) -> None:
        assert numbers(30, pending)[:4] == numbers(30)[:4]


def test_the_questions_left_are_told_and_go_down() -> None:
    told = [text(seen(*answers)) for answers in ([], [SAFE], [SAFE, LETTER], [SAFE, LETTER, CAME])]
    ends = ["4 questions left.", "3 questions left.", "2 questions left.", "1 question left."]
    assert [one.rsplit("At most ")[-1] for one in told] == ends


def test_a_question_explains_its_terms_hints_and_reason() -> None:
    shown = text(seen(SAFE))
    assert "Permit: A paper that lets you stay." in shown
    assert "• A letter: It came by mail." in shown
    assert "The rule is about letters only." in shown


def test_a_line_of_a_question_knows_the_answers_before_it() -> None:
    young = text(seen(SAFE, LETTER, Day(date(2026, 1, 30))))
    old = text(seen(SAFE, LETTER, Day(date(2025, 12, 1))))
    assert "The letter is young: reply by Friday, February 13, 2026." in young
    assert "The letter is young" not in old
