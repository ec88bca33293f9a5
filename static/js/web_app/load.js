// Calls for the script that makes an installable app of the site: where the site wants that, over http, and when the page
// has loaded, so that it never competes with what is being read. Touches the page's head.

// An offline edition has no worker, though somebody may put it on a host.
export function loadWebApp({root, webApp, edition}) {
  if (webApp === undefined || edition !== undefined || !/^https?:$/.test(location.protocol)) {
    return;
  }
  window.addEventListener('load', () => {
    const script = document.createElement('script');
    script.src = `${root}assets/web_app.js`;
    document.head.append(script);
  });
}
