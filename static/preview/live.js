// @ts-check
// Follows the preview: reloads the page when the site has changed, and shows what is wrong in the sources.
// Served to the preview's own pages alone, never published; so it may use what current browsers support.

(() => {
  'use strict';

  /**
   * @typedef {object} Problem
   * @property {string} path
   * @property {number | null} line
   * @property {number | null} column
   * @property {string} field
   * @property {string} message
   * @property {string} value
   * @property {string} hint
   */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const STOPPED_AFTER = 3000; // milliseconds: a restart of the program takes less

  /** @type {EventSource | null} */
  let events = null;
  /** @type {HTMLElement | null} */
  let panel = null;

  const follow = () => {
    const source = new EventSource(new URL(`events?page=${encodeURIComponent(location.pathname)}`, script.src));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    source.onmessage = (message) => {
      clearTimeout(timer);
      timer = undefined;
      show(JSON.parse(message.data));
    };
    source.onerror = () => {
      timer ??= setTimeout(() => draw('预览程序已经停止。重新运行后，本页会自动更新。', []), STOPPED_AFTER);
    };
    events = source;
  };

  // A browser opens few connections to one host: a hidden page closes its own.
  const followWhileVisible = () => {
    if (document.hidden) events?.close();
    else if (!events || events.readyState === EventSource.CLOSED) follow();
  };

  /** @param {{version: string, error: string | null, problems: Problem[]}} state */
  const show = ({version, error, problems}) => {
    if (version !== script.dataset.version) location.reload();
    else if (error) draw(error, []);
    else if (problems.length === 0) erase();
    else draw(`内容有 ${problems.length} 个问题。改好之前，页面是上一次没有问题时的样子。`, problems);
  };

  const erase = () => {
    panel?.remove();
    panel = null;
  };

  /**
   * @param {string} heading
   * @param {Problem[]} problems
   */
  const draw = (heading, problems) => {
    erase();
    panel = document.createElement('div');
    panel.dataset.preview = 'problems';
    const root = panel.attachShadow({mode: 'open'});
    const style = element('link', '');
    style.rel = 'stylesheet';
    style.href = new URL('live.css', script.src).href;
    const details = element('details', '');
    details.open = true;
    const summary = element('summary', heading);
    summary.setAttribute('role', 'status');
    const list = element('ol', '');
    list.append(...problems.map(item));
    details.append(summary, list);
    root.append(style, details);
    document.body.append(panel);
  };

  /** @param {Problem} problem */
  const item = ({path, line, column, field, message, value, hint}) => {
    const entry = element('li', '');
    entry.append(
      element('code', line ? `${path}:${line}:${column}` : path),
      element('b', `${field ? `${field}：` : ''}${message}`),
      value && element('span', `写的是：${value}`),
      hint && element('span', `提示：${hint}`)
    );
    return entry;
  };

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} name
   * @param {string} text
   */
  const element = (name, text) => {
    const created = document.createElement(name);
    created.textContent = text;
    return created;
  };

  document.addEventListener('visibilitychange', followWhileVisible);
  followWhileVisible();
})();
