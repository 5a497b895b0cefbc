import { isLoopback } from './loopback.ts';

/**
 * Whether a URL leads to where nobody can change on the way what is said: by https, or on this machine. One with a user
 * or a password is none: it would come into logs.
 */
export function isSecureUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
