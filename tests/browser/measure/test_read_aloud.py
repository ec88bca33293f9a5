"""朗读: a measure is read aloud by a local Chinese voice, and the page follows. The browser of the tests has no voice: one is put there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from retrying import expect_in_page

MEASURE = "measures/yunxi-2031-5-1.html"
# Voices come late, as in real browsers. What is spoken is noted, and ends when the test says so.
VOICES = """(() => {
  const local = (lang, localService) => ({lang, localService, name: lang});
  const heard = new EventTarget();
  let voices = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.spoken = [];
  const end = (kind) => {
    const last = speech.current;
    speech.current = null;
    if (last && last[kind]) setTimeout(() => last[kind](new Event('end')));
  };
  const speech = {
    current: null,
    getVoices: () => voices,
    speak(utterance) { speech.current = utterance; spoken.push([utterance.voice.lang, utterance.text]); },
    cancel() { end('onerror'); },
    addEventListener: heard.addEventListener.bind(heard),
  };
  window.endSentence = () => end('onend');
  window.voicesCome = (...given) => {
    voices = given.map(([lang, localService]) => local(lang, localService));
    heard.dispatchEvent(new Event('voiceschanged'));
  };
  Object.defineProperty(window, 'speechSynthesis', {value: speech});
})();"""
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({value}) => { shifted += value; })).observe({type: 'layout-shift', buffered: true});"""


def read_until(page: Page, words: str) -> None:
    """Let sentences end until these are spoken."""
    for _ in range(40):
        if words in page.evaluate("spoken[spoken.length - 1][1]"):
            return
        count = page.evaluate("spoken.length")
        page.evaluate("endSentence()")
        expect_in_page(page, "(count) => spoken.length > count", count)
    raise AssertionError(f"never read: {words}")


@pytest.mark.wide
def test_without_a_chinese_voice_of_the_device_there_is_no_button(page, tiny_http_origin):
    page.goto(tiny_http_origin.url(MEASURE))
    button = page.locator("[data-read-aloud]")
    expect(button).to_be_hidden()
    page.add_init_script(VOICES)
    page.goto(tiny_http_origin.url(MEASURE))
    page.evaluate("voicesCome(['zh-CN', false], ['en-US', true])")  # one would send the words away
    expect(button).to_be_hidden()
    page.goto(tiny_http_origin.url("index.html"))
    expect(button).to_have_count(0)


def test_it_reads_in_turn_marks_what_it_reads_and_moves_nothing(phone, tiny_http_origin):
    page = phone
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(VOICES)
    page.add_init_script(SHIFTS)
    page.goto(tiny_http_origin.url(MEASURE))
    page.evaluate("voicesCome(['zh-HK', true], ['zh-CN', false], ['zh_CN', true])")
    opener, pause, stop = (page.get_by_role("button", name=name, exact=True) for name in ("朗读", "暂停", "停止"))
    opener.click()
    expect(pause).to_be_focused()
    marked = page.locator(".is-read-aloud")
    expect(marked).to_have_text(page.locator("h1").inner_text())
    read_until(page, "官方原文")
    sentences = page.locator(".official-text .sentence")
    read_until(page, sentences.nth(1).inner_text())
    expect(marked).to_have_count(1)
    expect(sentences.nth(1)).to_have_class("sentence is-read-aloud")
    expect(sentences.nth(1)).to_be_in_viewport()
    # A pause, after which the sentence is begun again.
    page.keyboard.press("Space")
    count = page.evaluate("spoken.length")
    goes_on = page.get_by_role("button", name="继续")
    expect(goes_on).to_be_focused()
    assert page.evaluate("[speechSynthesis.current, spoken.length]") == [None, count]
    goes_on.click()
    read_until(page, sentences.last.inner_text())
    page.evaluate("endSentence()")
    expect(stop).to_have_count(0)
    expect(marked).to_have_count(0)
    expect(opener).to_be_focused()
    spoken = page.evaluate("spoken")
    texts = [text for _, text in spoken]
    title = page.locator("h1").inner_text()
    summary = (
        page.locator(".measure-summary").inner_text().removeprefix("编者归纳").removesuffix("这段话的原文依据").strip()
    )
    strip = page.locator("[data-term-strip]").inner_text()
    official = sentences.all_text_contents()
    assert {lang for lang, _ in spoken} == {"zh_CN"}
    assert [text.strip() for text in texts[:5]] == [title, strip, "以下是编者归纳。", summary, "以下是官方原文。"]
    again = texts[count - 1]
    assert texts.count(again) == 2 and texts[5:count] + texts[count + 1 :] == official
    assert page.evaluate("shifted") == 0


@pytest.mark.wide
def test_it_is_silent_once_the_page_is_left(page, single_file):
    page.add_init_script(VOICES)
    page.goto(single_file.url("measures/gulou-2023-1-14.html"))
    page.evaluate("voicesCome(['zh-CN', true])")
    page.get_by_role("button", name="朗读").click()
    expect_in_page(page, "() => speechSynthesis.current !== null")
    page.locator(".site-nav").get_by_role("link", name="截止日期").click()
    expect(page.locator("main h1")).to_have_text("截止日期")
    expect(page.locator(".aloud-bar")).to_have_count(0)
    expect_in_page(page, "() => speechSynthesis.current === null")
