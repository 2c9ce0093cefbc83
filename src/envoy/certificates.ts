import { memo } from '../mesh/incremental.ts';
import { namesPart, versionIn } from './fragment.ts';
import { type ConfigFiles, type FileName, type Hash, listenersFile } from './model.ts';

/*
 * Certificates and keys among a proxy's own files. Their names are hashes of what they hold, so a name is all that is said of one here: its
 * text is left empty, and only what writes it knows it.
 */

/** Whether a file is a certificate, a key, or a list of authorities or of revoked certificates. */
export const isCertificate = (name: FileName): boolean => /^[0-9a-f]{32}\.(crt|key|ca|crl)$/.test(name);

export const certificatesIn = memo(
  (files: ConfigFiles): ReadonlySet<FileName> => new Set([...files.keys()].filter(isCertificate)),
);

export const withoutCertificates = (files: ConfigFiles): ConfigFiles =>
  certificatesIn(files).size === 0 ? files : new Map([...files].filter(([name]) => !isCertificate(name)));

/**
 * Own files with these certificates and no others. The listeners' version speaks for them: a proxy that shows it has been given them, since they
 * are written before.
 */
export function withCertificates(files: ConfigFiles, names: Iterable<FileName>, hash: Hash): ConfigFiles {
  const sorted = [...new Set(names)].sort();
  const plain = withoutCertificates(files);
  const text = plain.get(listenersFile);
  if (text === undefined || (sorted.length === 0 && plain === files)) return files;
  return new Map([
    ...plain,
    [listenersFile, speakingFor(text, sorted, hash)],
    ...sorted.map((name) => [name, ''] as const),
  ]);
}

/** Of a version's names the part before the dash is of the listeners themselves. */
function speakingFor(text: string, certificates: readonly FileName[], hash: Hash): string {
  const version = versionIn(text) ?? '';
  const [listeners = ''] = namesPart(version).split('-', 1);
  const names = certificates.length === 0 ? listeners : `${listeners}-${hash(certificates.join('\n'))}`;
  return text.replace(version, `${names}${version.slice(namesPart(version).length)}`);
}
