import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { optional } from '../api/read/fields.ts';
import { certificatesIn, leadsTo, type ReadPair, readPair } from './pair.ts';
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
 * beside them, the configuration is made to trust it, unless the certificate is one that it would not help.
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
      const trouble = troubleOf(pair, join(folder, 'tls.crt'), Date.now());
      if (trouble === undefined) said = '';
      else tell(trouble.level, `${trouble.what} Put a new tls.crt and tls.key into ${folder}; ${noRestart}`);
      // Other replicas may serve a certificate that holds, and the authority that is trusted now is theirs.
      const trusted = trouble?.level === 'error' ? undefined : authorities;
      return { pair, wait: often, ...optional('authorities', trusted) };
    },
  };
}

const noRestart = 'they are taken up without a restart.';
const consequence = 'the API server refuses it, and pods that are to be injected cannot be made.';

interface Trouble {
  readonly level: 'warn' | 'error';
  readonly what: string;
}

/** What is wrong with the time of a certificate, if anything is. */
function troubleOf({ from, until }: ReadPair, file: string, now: number): Trouble | undefined {
  const at = (time: number): string => new Date(time).toISOString();
  const name = `The webhook's certificate ${file}`;
  if (until <= now) return { level: 'error', what: `${name} expired at ${at(until)}: ${consequence}` };
  if (from > now) return { level: 'error', what: `${name} does not hold before ${at(from)}: ${consequence}` };
  return until - now < day ? { level: 'warn', what: `${name} expires at ${at(until)}.` } : undefined;
}

async function read(folder: string): Promise<{ readonly pair: ReadPair; readonly authorities?: string }> {
  // One after the other, so that of two that are missing the same is always told.
  const certificate = await content(folder, 'tls.crt');
  const key = await content(folder, 'tls.key');
  const authorities = await readFile(join(folder, 'ca.crt'), 'utf8').catch(() => undefined);
  const pair = usable(folder, 'a tls.crt and a tls.key there that belong together', () =>
    readPair({ certificate, key }),
  );
  if (authorities !== undefined)
    usable(folder, 'the ca.crt there that signed tls.crt, or none, and keep caBundle yourself', () =>
      mustLead(certificate, authorities),
    );
  return { pair, ...optional('authorities', authorities) };
}

function mustLead(certificate: string, text: string): void {
  const authorities = certificatesIn(text);
  if (authorities.length === 0) throw new Error('ca.crt has no certificate in PEM');
  if (!leadsTo(certificate, authorities))
    throw new Error('no authority in ca.crt signed it, so the API server would refuse it');
}

/** What `work` gives. Throws a sentence that names the folder, what is wrong, and what to put there. */
function usable<T>(folder: string, put: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`The webhook's certificate in ${folder} cannot be used: ${reason(error)}. Put ${put}.`, {
      cause: error,
    });
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
