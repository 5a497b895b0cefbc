import pino from 'pino';

/** An operation that gave out personal data: who read what about how many people, and never the data. */
export interface PersonalDataRead {
  readonly caller: string;
  readonly operation: string | null;
  /** SHA-256 of the operation's text. */
  readonly operationHash: string;
  /** Distinct customers of whom a value was given out. */
  readonly people: number;
  /** The fields, by schema coordinate. */
  readonly fields: readonly string[];
}

export interface Audit {
  personalDataRead(read: PersonalDataRead): void;
}

/**
 * One JSON object a line, to a file (made with mode 600, and only ever added to) or to standard error. Each line is
 * written before the answer leaves. Throws where the file cannot be written.
 */
export function openAudit(file: string | null): Audit {
  const destination = pino.destination(
    file === null ? 2 : { dest: file, append: true, sync: true, mode: 0o600 },
  );
  const lines = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: () => ({ audit: true }) } },
    destination,
  );
  return { personalDataRead: (read) => lines.info({ ...read }, 'personal data read') };
}
