"""Two ways to work a page: with the mouse or a finger, and with the keyboard alone. A test written for one serves both."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, expect

FAR = 400  # presses of Tab, more than any page has controls


class Hand(Protocol):
    """`choose` adds to what is chosen; `type` replaces what is written; `send` ends a form whose field was worked last."""

    def press(self, control: Locator) -> None: ...

    def choose(self, options: list[Locator]) -> None: ...

    def type(self, field: Locator, text: str) -> None: ...

    def send(self, form: Locator) -> None: ...


class Pointer:
    """Clicks, or taps where `finger`."""

    def __init__(self, finger: bool = False) -> None:
        self.finger = finger

    def press(self, control: Locator) -> None:
        if self.finger:
            control.tap()
        else:
            control.click()

    def choose(self, options: list[Locator]) -> None:
        for option in options:
            if not option.is_checked():
                self.press(option)

    def type(self, field: Locator, text: str) -> None:
        field.fill(text)

    def send(self, form: Locator) -> None:
        self.press(form.get_by_role("button", name="下一题"))


class Keys:
    """Tab, arrows, space and Enter, from wherever the focus is; it is never set by other means."""

    def press(self, control: Locator) -> None:
        self.reach(control)
        control.page.keyboard.press("Enter")

    def choose(self, options: list[Locator]) -> None:
        if options[0].get_attribute("type") == "radio":
            self.walk(options[0])
            return
        for option in options:
            self.reach(option)
            if not option.is_checked():
                option.page.keyboard.press("Space")

    def type(self, field: Locator, text: str) -> None:
        self.reach(field)
        field.page.keyboard.press("Control+A")
        field.page.keyboard.type(text)

    def send(self, form: Locator) -> None:
        form.page.keyboard.press("Enter")

    def reach(self, control: Locator) -> None:
        target = control.element_handle()
        for _ in range(FAR):
            if target.evaluate("element => element === document.activeElement"):
                return
            control.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by Tab: {control}")

    def walk(self, option: Locator) -> None:
        """A group of radio buttons is one stop of Tab; inside it the arrows choose."""
        group = option.locator("xpath=ancestor::form").locator("input[type=radio]")
        keyboard, target = option.page.keyboard, option.element_handle()
        for _ in range(FAR):
            if target.evaluate(
                "element => document.activeElement.type === 'radio' && document.activeElement.form === element.form"
            ):
                break
            keyboard.press("Tab")
        keyboard.press("Space")
        for _ in range(group.count()):
            if option.is_checked():
                return
            keyboard.press("ArrowDown")
        expect(option).to_be_checked()
