// Globals of the service worker. `siteFiles` is what the build puts in front of its script.

/** See PrecacheManifest in data.d.ts. */
declare var siteFiles: PrecacheManifest;
