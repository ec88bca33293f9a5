// Why a question is asked: the benefits that its answer can still settle, in words. Pure.

const NAMED = 8; // more are a wall of words; the results name them all

// {count, names}. `measures` is what interview() says of them; a benefit is named with the number of its measure.
export function whyWording(benefits, measures) {
  const names = benefits.slice(0, NAMED).map((benefit) => nameOf(benefit, measures));
  const rest = benefits.length > NAMED ? `等 ${benefits.length} 项` : '';
  return {count: `还能判定 ${benefits.length} 项`, names: `${names.join('、')}${rest}。`};
}

function nameOf(benefit, measures) {
  const found = measures.find(({measure}) => measure.benefits.includes(benefit));
  return found ? `${benefit.title}（第\u00a0${found.measure.number}\u00a0项）` : benefit.title;
}
