import type { FileName, Hash } from './model.ts';

/** Names that fit a ConfigMap's key stand for themselves, others by their hash. */
export const fileName = (kind: 'rds' | 'eds' | 'sds', name: string, hash: Hash): FileName =>
  `${kind}.${/^[-._a-zA-Z0-9]{1,200}$/.test(name) ? name : hash(name)}.json`;
