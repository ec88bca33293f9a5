// How the interview is looked at: one question at a time or in the clerk's mode, and from which day. Touches the page.

export function showClerkMode(page, clerk) {
  page.dataset.mode = clerk ? 'clerk' : 'interview';
  page.querySelectorAll('[data-mode-set]').forEach((button) =>
    button.setAttribute('aria-pressed', String((button.dataset.modeSet === 'clerk') === clerk))
  );
  page.querySelector('[data-remember]').hidden = clerk;
}

export function showDay(page, day, chosen) {
  page.querySelector('[data-day]').value = day;
  page.querySelector('[data-day-hint]').textContent = chosen ? '期限按这一天判断。' : '期限按今天判断，可以换一天看。';
}

// `change` is called with what to change of the state.
export function listenToSettings(page, change) {
  page.querySelectorAll('[data-mode-set]').forEach((button) =>
    button.addEventListener('click', () => change({clerk: button.dataset.modeSet === 'clerk', ask: null}))
  );
  page.querySelector('[data-day]').addEventListener('change', ({target}) => {
    if (!target.validity.badInput) {
      change({day: target.value || null});
    }
  });
}
