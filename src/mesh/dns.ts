/** Whether the text is one label of a DNS name, in upper or lower case. */
export const isLabel = (text: string): boolean => /^[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(text);

/** Whether the text is a DNS name, whose first label may be or begin with `*`. A dot at the end is allowed, a number as the last label is not. */
export function isDomain(text: string): boolean {
  if (text.length > 255 || text === '*.') return false;
  const [first = '', ...rest] = text.split('.');
  const wild = first === '*' || isLabel(first.startsWith('*') ? first.slice(1) : first);
  const labels = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  return wild && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? 'a');
}

const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Whether a workload can carry the label. */
export function isWorkloadLabel(key: string, value: string): boolean {
  const [last = '', prefix, ...more] = key.split('/').reverse();
  const goodKey = name.test(last) && more.length === 0 && (prefix === undefined || isDomain(prefix));
  return goodKey && (value === '' || name.test(value));
}
