import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { optional } from '../api/read/fields.ts';
import { type ReadPair, readPair } from './pair.ts';
import type { CertificateSource } from './source.ts';

/** How often the files are read again, in milliseconds: a mounted Secret changes in place. */
const usual = 10_000;
const day = 24 * 3600_000;

export interface FolderGiven {
  readonly told: (level: 'warn' | 'error', sentence: string) => void;
  /** Milliseconds between two readings. */
  readonly often?: number;
}

/**
 * The certificate that is given as `tls.crt` and `tls.key` in a folder, as a mounted Secret of type kubernetes.io/tls has it. Where `ca.crt` stands
 * beside them, the configuration is made to trust it.
 */
export function folderCertificate(folder: string, { told, often = usual }: FolderGiven): CertificateSource {
  let said = '';
  const tell = (level: 'warn' | 'error', sentence: string): void => {
    if (sentence !== said) told(level, sentence);
    said = sentence;
  };
  return {
    read: async () => {
      const { pair, authorities } = await read(folder);
      const file = join(folder, 'tls.crt');
      const end = new Date(pair.until).toISOString();
      const left = pair.until - Date.now();
      const out = `Put a new tls.crt and tls.key into ${folder}; they are taken up without a restart.`;
      if (left <= 0)
        tell('error', `The webhook's certificate ${file} expired at ${end}: ${consequence} ${out}`);
      else if (left < day) tell('warn', `The webhook's certificate ${file} expires at ${end}. ${out}`);
      else said = '';
      return { pair, wait: often, ...optional('authorities', authorities) };
    },
  };
}

const consequence = 'the API server refuses it, and pods that are to be injected cannot be made.';

async function read(folder: string): Promise<{ readonly pair: ReadPair; readonly authorities?: string }> {
  const [certificate, key, authorities] = await Promise.all([
    content(folder, 'tls.crt'),
    content(folder, 'tls.key'),
    readFile(join(folder, 'ca.crt'), 'utf8').catch(() => undefined),
  ]);
  try {
    const pair = readPair({ certificate, key });
    return { pair, ...optional('authorities', authorities) };
  } catch (error) {
    throw new Error(
      `The webhook's certificate in ${folder} cannot be used: ${reason(error)}. Put a tls.crt and a tls.key there that belong together.`,
      { cause: error },
    );
  }
}

async function content(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw new Error(
      `The webhook's certificate cannot be read: ${reason(error)}. --webhook-cert-dir names a folder with tls.crt and tls.key; without it the operator makes a certificate.`,
      { cause: error },
    );
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
