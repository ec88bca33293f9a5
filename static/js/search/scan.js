// The engine for browsers that cannot run Pagefind (Chromium before 96): reads every passage and
// looks through them. The same answers, for more to load.

// `passages` as loadPassages gives them, of all measures.
export function createScan(passages, normalise) {
  const measures = passages.map(({heading, text, beside, tags}) => ({
    zones: [
      ['heading', [normalise(heading)]],
      ['text', [normalise(text)]],
      ['beside', beside.map(([, words]) => normalise(words))],
    ],
    tags,
  }));
  return {
    find: async (phrase) => measures.flatMap(({zones}, at) => {
      const found = zones.find(([, texts]) => texts.some((text) => text.includes(phrase)));
      return found ? [{at, zone: found[0], score: 0}] : [];
    }),
    bearing: async (tag) => measures.flatMap(({tags}, at) => (tags.includes(tag) ? [at] : [])),
  };
}
