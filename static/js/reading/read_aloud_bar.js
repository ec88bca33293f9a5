// @ts-check
// The bar that is shown while a measure is read aloud: 暂停 or 继续, and 停止. Changes itself alone.

/**
 * @param {{onPause: () => void, onStop: () => void}} callbacks
 * @returns {ReadAloudBar}
 */
export function createReadAloudBar({onPause, onStop}) {
  const bar = document.createElement('div');
  bar.className = 'aloud-bar';
  const status = document.createElement('p');
  const buttons = document.createElement('div');
  buttons.className = 'bar-buttons';
  const pause = button('暂停', onPause);
  buttons.append(pause, button('停止', onStop));
  bar.append(status, buttons);
  return {
    bar,
    focus: () => pause.focus({preventScroll: true}),
    show(paused) {
      status.textContent = paused ? '朗读已暂停' : '正在朗读';
      pause.textContent = paused ? '继续' : '暂停';
    },
  };
}

/**
 * @param {string} label
 * @param {() => void} onClick
 */
function button(label, onClick) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button-plain';
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}
