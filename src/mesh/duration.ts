import type { Refuse } from './refusals.ts';

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  ns: 0.000_001,
};

/** The longest time that Envoy takes, in milliseconds; some 285 years. */
export const longest = 9_000_000_000_000;

/** A duration as Istio's manifests write it (`1h30m`, `0.5s`, `100ms`) in milliseconds; undefined where it is none. */
export function milliseconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+(\.\d*)?(h|ms|m|us|ns|s))+$/.test(text))
    return text === '0' ? 0 : undefined;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d*)?)(h|ms|m|us|ns|s)/g)) {
    sum += Number(amount) * (units[unit ?? ''] ?? 0);
  }
  return Math.min(Math.round(sum * 1000) / 1000, longest);
}

/** A length of time that must be at least a millisecond where it is given; `zero`: 0s means something, too. */
export function durationRefusal(text: string | undefined, path: string, refuse: Refuse, zero = false): void {
  if (text === undefined) return;
  const value = milliseconds(text) ?? 0;
  if (value < 1 && !(zero && value === 0))
    refuse(path, `${text} is less than a millisecond. Give at least 1ms, or leave the field out.`);
}
