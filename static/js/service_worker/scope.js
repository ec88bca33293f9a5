// @ts-check
// The address of the site that this worker serves, and the name of its cache: one host may have several sites, and none
// of them may touch the cache of another.

/** The global object, with what only service workers have. */
export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

export function siteScope() {
  return worker.registration.scope;
}

export function cacheName() {
  return `policy-explorer ${siteScope()}`;
}
