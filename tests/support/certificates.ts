import { chown, chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { postgresAccount, run } from '../../src/embedded/account.ts';
import { findProgram } from './programs.ts';

export const hasOpenssl = findProgram('openssl') !== undefined;

export interface Certificates {
  /** The authority's own certificate. */
  readonly authority: string;
  /** Signs a certificate for names like `DNS:db.example.com` and `IP:127.0.0.1`, readable by Postgres alone. */
  sign(name: string, names: string): Promise<{ readonly certificate: string; readonly key: string }>;
}

/** An authority of a test's own, in a folder. */
export async function certificateAuthority(folder: string, called: string): Promise<Certificates> {
  const file = (name: string) => join(folder, `${called}-${name}`);
  const openssl = (...args: string[]) => run('openssl', args);
  const keys = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const [authority, authorityKey] = [file('ca.pem'), file('ca.key')];
  await openssl(
    'req',
    '-x509',
    ...keys,
    '-keyout',
    authorityKey,
    '-out',
    authority,
    '-days',
    '2',
    '-subj',
    `/CN=${called}`,
  );
  return {
    authority,
    async sign(name, names) {
      const [certificate, key, request, extensions] = ['pem', 'key', 'csr', 'ext'].map((end) =>
        file(`${name}.${end}`),
      ) as [string, string, string, string];
      await openssl('req', ...keys, '-keyout', key, '-out', request, '-subj', `/CN=${name}`);
      await writeFile(extensions, `subjectAltName=${names}\n`);
      const signing = ['-req', '-in', request, '-CA', authority, '-CAkey', authorityKey, '-CAcreateserial'];
      await openssl('x509', ...signing, '-days', '2', '-extfile', extensions, '-out', certificate);
      await chmod(key, 0o600);
      const account = await postgresAccount();
      if (account) await chown(key, account.uid, account.gid);
      return { certificate, key };
    },
  };
}
