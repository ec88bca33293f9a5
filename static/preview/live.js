// Follows the preview: loads the page again when the site has changed, and shows what is wrong in the sources.
// Served to the preview's own pages alone, never published; so it may use what browsers of today have.
(() => {
  'use strict';

  const here = document.currentScript;
  const GONE_AFTER = 3000; // milliseconds: a restart of the program is shorter

  let events = null;
  let panel = null;

  const follow = () => {
    events = new EventSource(new URL(`events?page=${encodeURIComponent(location.pathname)}`, here.src));
    let gone = 0;
    events.onmessage = (message) => {
      clearTimeout(gone);
      gone = 0;
      show(JSON.parse(message.data));
    };
    events.onerror = () => {
      gone ||= setTimeout(() => draw('预览程序已经停止。重新运行后，本页会自动更新。', []), GONE_AFTER);
    };
  };

  // A browser keeps few connections to one host: a page that nobody looks at gives its own back.
  const followWhileSeen = () => {
    if (document.hidden) events?.close();
    else if (!events || events.readyState === EventSource.CLOSED) follow();
  };

  const show = ({ version, fault, problems }) => {
    if (version !== here.dataset.version) return location.reload();
    if (fault) return draw(fault, []);
    if (problems.length === 0) return erase();
    draw(`内容有 ${problems.length} 个问题。改好之前，页面是上一次没有问题时的样子。`, problems);
  };

  const erase = () => {
    panel?.remove();
    panel = null;
  };

  const draw = (heading, problems) => {
    erase();
    panel = document.createElement('div');
    panel.dataset.preview = 'problems';
    const root = panel.attachShadow({ mode: 'open' });
    const style = element('link', '');
    style.rel = 'stylesheet';
    style.href = new URL('live.css', here.src);
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

  const item = ({ path, line, column, field, message, value, hint }) => {
    const place = line ? `${path}:${line}:${column}` : path;
    const one = element('li', '');
    one.append(
      element('code', place),
      element('b', `${field ? `${field}：` : ''}${message}`),
      value && element('span', `写的是：${value}`),
      hint && element('span', `提示：${hint}`),
    );
    return one;
  };

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  document.addEventListener('visibilitychange', followWhileSeen);
  followWhileSeen();
})();
