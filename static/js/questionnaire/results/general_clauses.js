// @ts-check
// The general clauses of documents beside the results. Pure.

/**
 * Return the general clauses that apply to some of the measures, by document.
 * @param {number[]} places of measures
 * @param {ViewModel} view
 * @returns {{document: DocumentEntry, clauses: ClauseEntry[]}[]}
 */
export function applyingClauses(places, {data, catalogue}) {
  /** @type {Map<string, Set<number>>} */
  const numbers = new Map();
  for (const place of places) {
    const id = catalogue.documentOf(place);
    const own = numbers.get(id) || new Set();
    numbers.set(id, own.add(Number(catalogue.keys[place].slice(id.length + 1))));
  }
  return data.documents
    .filter(({id}) => numbers.has(id))
    .map((document) => {
      const listed = /** @type {Set<number>} */ (numbers.get(document.id));
      const applies = (/** @type {ClauseEntry} */ {measures}) => !measures || measures.some((each) => listed.has(each));
      return {document, clauses: document.clauses.filter(applies)};
    });
}

/**
 * Write the title of a clause with what it says of its place: 适用对象（第二条，适用于第3、4项）
 * @param {ClauseEntry} clause
 */
export function clauseTitle({title, place}) {
  return place ? `${title}（${place}）` : title;
}
