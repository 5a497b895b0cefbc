import type { SchemaFinding } from './finding.ts';

/** What servers, poolers and TLS say to those whom they do not let in, and what to do. docs/your-databases.md has them too. */
const mends: readonly (readonly [says: RegExp, mend: string])[] = [
  [/does not support SSL/i, 'Write sslmode=disable into the URL, or have the server offer TLS.'],
  [
    /(self-signed certificate|unable to (verify|get).* certificate)/i,
    'Write sslrootcert=<a file> into the URL: the CA certificate, as whoever runs the server gives it out; or sslrootcert=system where a public CA signed it.',
  ],
  [
    /does not match certificate's altnames/i,
    'Write the host into the URL as the certificate names it; where it names none that leads there, sslmode=verify-ca.',
  ],
  [/certificate has expired/i, 'Renew the certificate of the server.'],
  [
    /pg_hba.conf .*no encryption|SSL.* (is )?required|insecure/i,
    'Write sslmode=require, or better verify-full, into the URL.',
  ],
  [
    /no pg_hba.conf entry/i,
    "Let this machine's address, the role and the database in: pg_hba.conf, or the firewall of the managed server.",
  ],
  [
    /password authentication failed/i,
    'Mend the user or the password in the URL; what is none of A-Z a-z 0-9 - . _ ~ may be percent-encoded.',
  ],
  [
    /tenant or user not found/i,
    'Write the user as postgres.<project> (Supabase), and the region of the pooler into its host.',
  ],
  [
    /unsupported startup parameter|command-line options/i,
    'Take options out of the URL: the pooler does not hand them on. A role keeps them: alter role … set … = …;',
  ],
  [
    /endpoint id is not specified/i,
    'Write the host name that Neon gives, not an address: it tells whose database is meant.',
  ],
  [
    /no more connections allowed|too many (clients|connections)|remaining connection slots|max client connections/i,
    'Lower SOURCE_CONNECTIONS, or allow more connections.',
  ],
  [/ENOTFOUND|EAI_AGAIN/, 'Mend the host in the URL, or the names that this machine can resolve.'],
  [
    /timeout expired|timed? ?out/i,
    'Let this machine in: a firewall, or a network of its own, swallows what it sends.',
  ],
  [
    /ENETUNREACH|EHOSTUNREACH/,
    'The host may have only an IPv6 address, which this network does not reach: use its pooler, or an IPv4 address.',
  ],
  [
    /the server is a (primary|standby)/i,
    'Change target_session_attrs in the URL, or name a host of the kind that it asks for.',
  ],
];

export function doesNotAnswer(schema: string, error: unknown): SchemaFinding {
  const { code, message } = error as { code?: string; message: string };
  const says = message || String(code);
  return {
    severity: 'error',
    what: `The ${schema} database does not answer: ${says}`,
    cost: `Every field that ${schema} answers is null with SOURCE_UNAVAILABLE.`,
    mend:
      mends.find(([pattern]) => pattern.test(says))?.[1] ?? 'Start it, let this machine in, or mend its URL.',
  };
}
