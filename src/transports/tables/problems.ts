import { unescape } from 'node:querystring';
import type { RefusalForm } from '../../edge/http-errors.ts';
import { titleOf } from '../../kernel/error-codes.ts';

/**
 * Errors as readers of tables understand them: never with status 200, never as a table. A reader of CSV gets a line of
 * text, all others problem+json (RFC 9457).
 */
export const asProblem: RefusalForm = ({ status, message, extensions, errors }, { url }) => {
  if (asksForCsv(url)) {
    const lines = errors.map((each) => `${String(each.extensions['code'])}: ${each.message}\n`);
    return { type: 'text/plain', text: lines.join('') };
  }
  const problem = {
    type: 'about:blank',
    title: titleOf(status),
    status,
    detail: message,
    ...extensions,
    // Of several mistakes the first stands above, and each in this list.
    ...(errors.length > 1 && {
      errors: errors.map((each) => ({ detail: each.message, ...each.extensions })),
    }),
  };
  return { type: 'application/problem+json', text: JSON.stringify(problem) };
};

/** Where nothing but the address tells that a request is for tables. */
export const isOfTables = (url: string): boolean => /^\/q(?:[/?]|$)/.test(url);

/** However the address is written, and whether or not it can be read. */
const asksForCsv = (url: string): boolean => /\.csv\/*$/.test(unescape(url.split('?')[0] ?? ''));
