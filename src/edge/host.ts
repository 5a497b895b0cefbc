import type { IncomingMessage } from 'node:http';
import { badRequest, type RequestRefused } from '../kernel/errors.ts';

/** Null where a request names one host. Of two, whoever is before us may have gone by the other. */
export function wrongHost({ rawHeaders, httpVersion }: IncomingMessage): RequestRefused | null {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1) return badRequest('Send one host header.');
  return hosts === 0 && httpVersion === '1.1' ? badRequest('Send a host header.') : null;
}
