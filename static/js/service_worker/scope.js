// Where the site lies that this worker serves, and the name of what it keeps: on one host there may be several sites, and
// none of them may touch what another keeps.

export function siteScope() {
  return self.registration.scope;
}

export function cacheName() {
  return `policy-explorer ${siteScope()}`;
}
