// Globals of the service worker. `siteFiles` is what the build puts in front of its script.

/** See SiteFiles in data.d.ts. */
declare var siteFiles: SiteFiles;
