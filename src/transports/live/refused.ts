import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { defect, RequestRefused } from '../../kernel/errors.ts';

/** A subscription does not begin, or ends, for a reason that its client is told. */
export class Refused extends Error {
  readonly errors: readonly GraphQLFormattedError[];
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    errors: readonly GraphQLFormattedError[],
    status: number,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super('refused');
    this.errors = errors;
    this.status = status;
    this.headers = headers;
  }

  /** What nobody made on purpose is told in one sentence. */
  static by(error: unknown, onDefect: (error: unknown) => void): Refused {
    if (error instanceof Refused) return error;
    if (error instanceof GraphQLError) {
      const { message, extensions, status, headers } = RequestRefused.by(error);
      return new Refused([{ message, extensions }], status, Object.fromEntries(headers));
    }
    onDefect(error);
    const { message, extensions, status } = defect();
    return new Refused([{ message, extensions }], status);
  }

  get codes(): readonly string[] {
    return this.errors.map(({ extensions }) => String(extensions?.['code']));
  }
}
