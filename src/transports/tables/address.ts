import type { FastifyRequest } from 'fastify';
import { badRequest, badUserInput, RequestRefused } from '../../kernel/errors.ts';
import { formatNames, isFormat, type FormatName } from './encoders/format.ts';

/** A request's address without its key, and the key where headers are looked for credentials. */
export function hideKey({ raw }: FastifyRequest): void {
  const { pathname, searchParams } = new URL(raw.url ?? '/', 'http://localhost');
  const keys = searchParams.getAll('key');
  if (keys.length === 0) return;
  searchParams.delete('key');
  raw.url = pathname + (searchParams.size > 0 ? `?${searchParams}` : '');
  const [key] = keys;
  if (keys.length > 1 || raw.headers['x-api-key'] !== undefined) throw badRequest('Send one key.');
  raw.headers['x-api-key'] = key;
  raw.headersDistinct['x-api-key'] = [key ?? ''];
}

export interface TableAddress {
  readonly operation: string;
  readonly format: FormatName;
}

/** Reads `<name-or-hash>.<format>`. Throws RequestRefused. */
export function tableAddress(file: string): TableAddress {
  const dot = file.lastIndexOf('.');
  const format = dot < 0 ? '' : file.slice(dot + 1);
  if (isFormat(format)) return { operation: file.slice(0, dot), format };
  throw noTableThere();
}

export const noTableThere = (): RequestRefused =>
  new RequestRefused(
    `A table's address ends with its format: ${formatNames.map((name) => `.${name}`).join(', ')}.`,
    { code: 'BAD_REQUEST' },
    404,
  );

/** What an address asks for besides the operation's variables. */
export interface TableOptions {
  /** The whole connection, not a page of it. */
  readonly all: boolean;
  /** Also without what a source that is down would tell. */
  readonly partial: boolean;
  /** What the variables are. */
  readonly search: URLSearchParams;
}

export function wantedOf({ raw }: FastifyRequest): TableOptions {
  const search = new URL(raw.url ?? '/', 'http://localhost').searchParams;
  const flag = (name: string): boolean => {
    const texts = search.getAll(name);
    search.delete(name);
    if (texts.length === 0) return false;
    if (texts.length === 1 && /^[01]$/.test(texts[0] ?? '')) return texts[0] === '1';
    throw badRequest(`${name} is 1 or 0.`);
  };
  return { all: flag('all'), partial: flag('partial'), search };
}

/** What is no table takes no parameter but the key, which is no longer in the address. */
export function refuseParameters({ raw }: FastifyRequest): void {
  const [name] = new URL(raw.url ?? '/', 'http://localhost').searchParams.keys();
  if (name === undefined) return;
  const parameter = name.slice(0, 50);
  throw badUserInput(`There is no parameter ${parameter} here, only key.`, {
    parameter,
    got: parameter,
    wanted: 'no parameter but key',
  });
}

/** The same table from a cursor on, with neither host nor key: whoever asks has both. */
export function addressFrom({ raw }: FastifyRequest, variable: string, cursor: string): string {
  const { pathname, searchParams } = new URL(raw.url ?? '/', 'http://localhost');
  searchParams.set(variable, cursor);
  return `${pathname}?${searchParams}`;
}
