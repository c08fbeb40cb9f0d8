/** What a call of a method looked at: how many characters of the text, by what it was given and gave. */
type Cost = (text: string, given: readonly unknown[], result: unknown) => number;

const one: Cost = () => 1;
const whole: Cost = (text) => text.length;
const copied: Cost = (_, __, result) => String(result).length;
const searched: Cost = (text, [, from], result) =>
  (typeof result === 'number' && result >= 0 ? result : text.length) - Number(from ?? 0);

const COSTS: Readonly<Record<string, Cost>> = {
  charAt: one,
  charCodeAt: one,
  codePointAt: one,
  at: one,
  slice: copied,
  substring: copied,
  indexOf: searched,
  search: searched,
  includes: whole,
  lastIndexOf: whole,
  split: whole,
  match: whole,
  matchAll: whole,
  replace: whole,
  replaceAll: whole,
  normalize: whole,
  toLowerCase: whole,
  trim: whole,
};

/**
 * How many characters a synchronous run looked at through the methods of strings. A count of work that
 * is the same on every machine; it says nothing of time, nor of what the platform does by itself.
 */
export function stringWork(run: () => void): number {
  let work = 0;
  const restore = Object.entries(COSTS).map(([name, cost]) => {
    const original: unknown = Reflect.get(String.prototype, name);
    if (typeof original !== 'function') throw new Error(`Strings have no ${name}.`);
    replace(name, function counted(this: string, ...given: unknown[]) {
      const result: unknown = Reflect.apply(original, this, given);
      work += cost(this, given, result);
      return result;
    });
    return () => replace(name, original);
  });
  try {
    run();
  } finally {
    for (const back of restore) back();
  }
  return work;
}

function replace(name: string, value: unknown): void {
  Object.defineProperty(String.prototype, name, { value, configurable: true, writable: true });
}
