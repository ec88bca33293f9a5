// @ts-check
// A measure as a text to send: title, what, until when, whom, and its address. Pure.

/**
 * @param {{site: string, title: string, place: string, stands: string, points: [string, string][], address: string}} measure
 *   `place` is its number and document, `stands` how it stands today, `points` are what the glance answers
 */
export function shareText({site, title, place, stands, points, address}) {
  return [
    `${title}（${place}）`,
    stands,
    ...points.map(([asked, answer]) => `${asked}：${answer}`),
    `${site}依据文件原文整理，不是官方决定；以文件原文和牵头单位的解释为准。`,
    address,
  ]
    .filter(Boolean)
    .join('\n');
}
