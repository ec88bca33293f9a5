// Globals of the service worker. `siteFiles` is what the build puts in front of its script.

/** Hashes by path of the files to cache at once, and the folders whose pages are cached when they are visited. */
declare var siteFiles: {precached: Record<string, string>; keptFolders: string[]};
