/** Whether a name or address can only mean the machine that it is used on. */
export const isLoopback = (name: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(name);

/**
 * Whether a request's Host header calls this machine by a loopback name. A page elsewhere can make a browser ask this
 * machine by a name of its own; loopback's names only we can give.
 */
const namesLoopback = (host: string | undefined): boolean => isLoopback((host ?? '').replace(/:\d+$/, ''));

/** What proxies, balancers and networks of caches tell of whom they speak for, or of themselves. */
const forwarded = new RegExp(
  `^(${[
    'forwarded|via|client-ip|true-client-ip|cdn-loop|front-end-https',
    '(akamai|cf|cloudfront|fastly|fly|incap|proxy-client|tailscale|wl-proxy)-.*',
    'x-(akamai|amz-cf|amzn|appengine|arr|azure|client|cloud-trace|cluster-client|envoy|forwarded|nf)-.*',
    'x-(original|originating|proxyuser|real|remote|sucuri|varnish|vercel)(-.*)?|x-forwarded.*',
  ].join('|')})$`,
);

/**
 * Whether a request comes from this machine, calls it by a loopback name, and was not passed on for somebody else. A
 * proxy on this machine that says nothing of itself cannot be told from its developer.
 */
export function isLocal(
  address: string | undefined,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): boolean {
  const [host, another] = [headers['host'] ?? []].flat();
  return (
    isLoopback((address ?? '').replace(/^::ffff:/, '')) &&
    another === undefined &&
    namesLoopback(host) &&
    !Object.entries(headers).some(([name, value]) => value !== undefined && forwarded.test(name))
  );
}

/**
 * Whether a URL leads to where nobody can change on the way what is said: by https, or on this machine. One with a user
 * or a password is none: it would come into logs.
 */
export function isSecureUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
