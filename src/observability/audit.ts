import { appendFileSync } from 'node:fs';

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
  /** Throws where it could not be written: then nobody may be told what was read. */
  personalDataRead(read: PersonalDataRead): void;
}

/** How often, with a pause of 10 ms each time, a pipe is tried whose reader has fallen behind. */
const attempts = 10;

/**
 * One JSON object a line, to a file (made with mode 600, and only ever added to) or to standard error. Each line is
 * written before the answer leaves, and to the file of that name as it is then, so that it may be moved away at any
 * time. Throws where the file cannot be written.
 */
export function openAudit(file: string | null): Audit {
  const destination = file ?? 2;
  if (file !== null) append(file, '');
  let broken = false;
  return {
    personalDataRead(read) {
      const line = JSON.stringify({
        audit: true,
        time: new Date().toISOString(),
        ...read,
        msg: 'personal data read',
      });
      try {
        // A disk that is full may have taken half of the last one.
        append(destination, `${broken ? '\n' : ''}${line}\n`);
        broken = false;
      } catch (error) {
        broken = true;
        throw error;
      }
    },
  };
}

/** Not by a logger: they go on without a word when whoever reads their pipe has left. */
function append(destination: string | number, text: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      return appendFileSync(destination, text, { mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || attempt === attempts) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
