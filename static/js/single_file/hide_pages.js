// Runs before the pages are read, so that none is seen before the one asked for. A browser too old for the scripts is
// too old for the `?.` here: it shows them all.

document.documentElement?.classList.add('has-scripts');
