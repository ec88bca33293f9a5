// Several sites' indexes in one page, for split.py: openSites(sites) and askAll(questions).

let pagefind = null;
let pages = []; // for each index, which page of Pagefind's is which measure

async function loaded(address, name) {
  const script = document.createElement('script');
  script.src = address;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return window[name];
}

async function openSites(sites) {
  const start = performance.now();
  pagefind = await import(`/${sites[0]}/search/pagefind/pagefind.js`);
  await pagefind.options({noWorker: true});
  await pagefind.init();
  for (const [number, site] of sites.entries()) {
    // One after the other: each sets the same global.
    const {keys} = await loaded(`/${site}/search/measures.js`, 'searchMeasures');
    const {slices, pages: names} = await loaded(`/${site}/search/pagefind/pages.js`, 'searchPages');
    let next = 0;
    for (const [slice, count] of slices.entries()) {
      const from = next;
      next += count;
      pages.push(new Map(names.slice(from, next).map((name, at) => [name, keys[from + at]])));
      const folder = `/${site}/search/pagefind/${slice ? `${slice}/` : ''}`;
      // The weight tells which index a result is from; the first is Pagefind's own.
      if (number || slice) await pagefind.mergeIndex(new URL(folder, location).href, {indexWeight: pages.length});
    }
  }
  await ask('无');
  return performance.now() - start;
}

async function ask(words) {
  const {results} = await pagefind.search(`"${Array.from(words).join(' ')}"`);
  return results.map(({id, score}) => pages[Math.round(score) - 1].get(id));
}

async function askAll(questions) {
  const times = [];
  const keys = [];
  for (const question of questions) {
    const start = performance.now();
    keys.push(await ask(question));
    times.push(performance.now() - start);
  }
  return {times, keys};
}
