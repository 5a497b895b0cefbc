/** Whether a name or address can only mean the machine that it is used on. */
export const isLoopback = (name: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(name);

/**
 * Whether a request's Host header calls this machine by a loopback name. A page elsewhere can make a browser ask this
 * machine by a name of its own; loopback's names only we can give.
 */
export const namesLoopback = (host: string | null | undefined): boolean =>
  isLoopback((host ?? '').replace(/:\d+$/, ''));
