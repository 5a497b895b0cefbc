/** A Postgres to connect to: a host name, an address, or the folder of a Unix socket. */
export interface PostgresHost {
  readonly host: string;
  readonly port: number;
}

/** What is asked of TLS, as libpq's `sslmode` says it. */
export interface TlsDemand {
  /** In which order connections are tried: with TLS, and without. */
  readonly order: readonly ('encrypted' | 'plain')[];
  /** What a certificate must prove: nothing, that a known authority has signed it, or also that it is for this host. */
  readonly verify: 'nothing' | 'authority' | 'host';
  /** The file with the authorities, or `system` for those that the machine knows. */
  readonly authorities: string | undefined;
  /** The files that prove who we are. */
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly passphrase: string | undefined;
  /** TLS from the first byte, without asking for it. */
  readonly direct: boolean;
}

/** A URL of a database, taken apart. */
export interface PostgresUrl {
  /** Tried in this order; at least one. */
  readonly hosts: readonly [PostgresHost, ...PostgresHost[]];
  readonly user: string | undefined;
  /** Not enumerable, so that nothing prints it. */
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly tls: TlsDemand;
  /** Which servers of several will do, the better ones first: primaries, standbys. */
  readonly targets: readonly (readonly ('primary' | 'standby')[])[];
  /** The password is only sent over this very TLS connection. */
  readonly channelBinding: boolean;
  readonly options: string | undefined;
  readonly applicationName: string | undefined;
}

/** Says what is wrong with a URL, without its values: to be read behind its name. */
export class PostgresUrlError extends Error {}

const host = String.raw`(?:\[[^\]/?#@]+\]|[^[\]:,/?#@\s]*)(?::\d*)?`;
const pair = String.raw`[\w.]+=[^&?]*`;
/**
 * The user and the password end at the first @ behind which all is well-formed, so that any character may stand in them as
 * it is, where that leaves no doubt.
 */
const form = new RegExp(
  String.raw`^postgres(?:ql)?://(?:(?<user>[^:]*?)(?::(?<password>.*?))?@)?(?<hosts>${host}(?:,${host})*)(?:/(?<database>[^/?#@]*))?(?:\?(?<query>${pair}(?:&${pair})*)?)?$`,
  's',
);

const sslModes: Readonly<Record<string, Pick<TlsDemand, 'order' | 'verify'>>> = {
  disable: { order: ['plain'], verify: 'nothing' },
  allow: { order: ['plain', 'encrypted'], verify: 'nothing' },
  prefer: { order: ['encrypted', 'plain'], verify: 'nothing' },
  require: { order: ['encrypted'], verify: 'nothing' },
  'verify-ca': { order: ['encrypted'], verify: 'authority' },
  'verify-full': { order: ['encrypted'], verify: 'host' },
};

/** No session of ours writes, so that what libpq calls `read-write` and `read-only` is told by the server's role. */
const targets: Readonly<Record<string, PostgresUrl['targets']>> = {
  any: [['primary', 'standby']],
  primary: [['primary']],
  'read-write': [['primary']],
  standby: [['standby']],
  'read-only': [['standby']],
  'prefer-standby': [['standby'], ['primary']],
};

/** Reads a URL as libpq does. Throws PostgresUrlError. */
export function parsePostgresUrl(url: string): PostgresUrl {
  const parts = form.exec(url)?.groups;
  if (!parts) throw new PostgresUrlError('must be a URL like postgres://user:password@host:5432/database');
  const parameters = new Map(new URLSearchParams(parts['query']));
  const given = (part: string, parameter = part) => parameters.get(parameter) || decoded(parts[part]);
  const parsed = {
    hosts: hostsOf(parts['hosts'] ?? '', parameters),
    user: given('user'),
    database: given('database', 'dbname'),
    tls: tlsOf(parameters),
    targets: oneOf(targets, parameters, 'target_session_attrs', 'any'),
    channelBinding: parameters.get('channel_binding') === 'require',
    options: new URLSearchParams(parts['query']).getAll('options').join(' ') || undefined,
    applicationName: parameters.get('application_name') || undefined,
  };
  return Object.defineProperty(parsed as PostgresUrl, 'password', { value: given('password') });
}

/** The part of a URL that may be printed: where, but neither who nor the password. */
export function placeOf(url: string): string {
  const { hosts, database = '' } = parsePostgresUrl(url);
  return `${hosts.map(nameOf).join(',')}/${database}`;
}

export const nameOf = ({ host: name, port }: PostgresHost): string =>
  `${name.includes(':') ? `[${name}]` : name}:${port}`;

/** What is no code for a character stands for itself. */
const decoded = (text: string | undefined): string | undefined =>
  text?.replaceAll(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  }) || undefined;

function hostsOf(list: string, parameters: ReadonlyMap<string, string>): PostgresUrl['hosts'] {
  const written = list
    .split(',')
    .map((item) => /^(?<name>\[.*\]|[^:]*)(?::(?<port>\d*))?$/.exec(item)?.groups);
  const names = parameters.get('host')?.split(',') ?? written.map((item) => decoded(item?.['name']));
  const ports = parameters.get('port')?.split(',') ?? written.map((item) => item?.['port']);
  if (ports.length > 1 && ports.length !== names.length)
    throw new PostgresUrlError('must name one port, or one for each host');
  const hosts = names.map((name, index) => {
    const port = Number((ports.length > 1 ? ports[index] : ports[0]) || 5432);
    if (!(port > 0 && port < 65_536)) throw new PostgresUrlError('must name ports from 1 to 65535');
    return { host: name?.replace(/^\[(.*)\]$/, '$1') || 'localhost', port };
  });
  return hosts as [PostgresHost, ...PostgresHost[]];
}

function tlsOf(parameters: ReadonlyMap<string, string>): TlsDemand {
  const authorities = parameters.get('sslrootcert') || undefined;
  const otherwise =
    parameters.get('ssl') === 'true' ? 'require' : authorities === 'system' ? 'verify-full' : 'prefer';
  const { order, verify } = oneOf(sslModes, parameters, 'sslmode', otherwise);
  const direct = parameters.get('sslnegotiation') === 'direct';
  if (verify === 'authority' && authorities === undefined)
    throw new PostgresUrlError('needs sslrootcert=<a file with the CA> for sslmode=verify-ca');
  if (authorities === 'system' && verify !== 'host')
    throw new PostgresUrlError('needs sslmode=verify-full for sslrootcert=system');
  if (direct && order.includes('plain'))
    throw new PostgresUrlError('needs sslmode=require or more for sslnegotiation=direct');
  return {
    order,
    // As libpq does, for those who gave an authority before there were more modes.
    verify:
      authorities !== undefined && order.join() === 'encrypted' && verify === 'nothing'
        ? 'authority'
        : verify,
    authorities,
    certificate: parameters.get('sslcert') || undefined,
    key: parameters.get('sslkey') || undefined,
    passphrase: parameters.get('sslpassword') || undefined,
    direct,
  };
}

function oneOf<Value>(
  values: Readonly<Record<string, Value>>,
  parameters: ReadonlyMap<string, string>,
  parameter: string,
  otherwise: string,
): Value {
  const name = parameters.get(parameter) || otherwise;
  if (!Object.hasOwn(values, name))
    throw new PostgresUrlError(`must name by ${parameter} one of ${Object.keys(values).join(', ')}`);
  return values[name] as Value;
}
