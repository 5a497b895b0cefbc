import * as fs from 'node:fs';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';

/** An operation that gave out personal data or asked by it: who read what about how many people, and never the data. */
export interface PersonalDataRead {
  readonly caller: string;
  readonly operation: string | null;
  /** SHA-256 of the operation's text. */
  readonly operationHash: string;
  /** Distinct customers of whom a value was given out, or who were listed because personal data were asked by. */
  readonly people: number;
  /** The fields that were read, by schema coordinate. */
  readonly fields: readonly string[];
  /**
   * The fields whose values people were asked for by, or put in order by: all of them are told, also where nobody was
   * found.
   */
  readonly askedBy: readonly string[];
}

export interface Audit {
  /** Rejects where it could not be written: then nobody may be told what was read. */
  personalDataRead(read: PersonalDataRead): Promise<void>;
}

const [open, write, close] = [promisify(fs.open), promisify(fs.write), promisify(fs.close)];

/** O_NONBLOCK makes a pipe without a reader, or with a full one, an error at once; it changes nothing for files. */
const { O_APPEND, O_CREAT, O_NONBLOCK, O_WRONLY } = fs.constants;

/** How long a write may take, in milliseconds: what takes longer is a disk that has stalled. */
const writtenWithin = 2_000;

/**
 * Standard error takes at once what it takes, or says that it does not, but where it is a terminal: to hand a write to
 * another thread takes many times as long. What stalls is left to such a thread.
 */
const writerTo = (descriptor: number) =>
  descriptor === process.stderr.fd && !isatty(descriptor)
    ? (bytes: Buffer, from: number) => fs.writeSync(descriptor, bytes, from)
    : async (bytes: Buffer, from: number) => (await write(descriptor, bytes, from)).bytesWritten;

/**
 * One JSON object a line, to a file (made with mode 600, and only ever added to) or to standard error. Each line is
 * written before the answer leaves, and to the file of that name as it is then, so that it may be moved away at any
 * time. Rejects where the file cannot be written.
 */
export async function openAudit(file: string | null): Promise<Audit> {
  /** What a disk that is full, or a pipe, has taken half of: the next line begins on a new one. */
  let broken = false;
  /** Not by a logger: they go on without a word when whoever reads their pipe has left. */
  const append = async (text: string): Promise<void> => {
    const descriptor =
      file === null ? process.stderr.fd : await open(file, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
    try {
      const bytes = Buffer.from(broken ? `\n${text}` : text);
      const writeTo = writerTo(descriptor);
      for (let done = 0; done < bytes.length; broken = done < bytes.length) {
        done += await writeTo(bytes, done);
      }
    } finally {
      if (file !== null) await close(descriptor);
    }
  };
  const appendLine = together(append);
  await append('');
  return {
    personalDataRead: (read) =>
      appendLine(
        `${JSON.stringify({ audit: true, time: new Date().toISOString(), ...read, msg: 'personal data read' })}\n`,
      ),
  };
}

/** What a pipe takes whole or not at all (PIPE_BUF). */
const atomicBytes = 4_096;

interface Waiting {
  readonly text: string;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Lines that come while one is being written are written together after it, and so are those of one moment. A write that
 * does not end holds one thread of the few that the process has, and never more: it and all that wait behind it are refused
 * in time, and while it hangs everybody at once.
 */
function together(append: (text: string) => Promise<void>): (text: string) => Promise<void> {
  // A new list for each write: what has once been in a set that lives on stays until all memory is looked through.
  let waiting: Waiting[] = [];
  let [isWriting, isHanging] = [false, false];

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const lines = nextLines(waiting);
      waiting = waiting.slice(lines.length);
      const late = setTimeout(() => {
        isHanging = true;
        refuse([...lines, ...waiting], notTaken());
        waiting = [];
      }, writtenWithin);
      await append(lines.map(({ text }) => text).join('')).then(
        () => lines.forEach((line) => line.resolve()),
        (error: unknown) => refuse(lines, error),
      );
      clearTimeout(late);
      isHanging = false;
    }
    isWriting = false;
  }

  return (text) =>
    new Promise((resolve, reject) => {
      if (isHanging) return reject(notTaken());
      waiting.push({ text, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      // Whoever comes in the same turn of the event loop is told of by the same write.
      setImmediate(() => void writeAll());
    });
}

const refuse = (lines: readonly Waiting[], error: unknown): void =>
  lines.forEach((line) => line.reject(error));

const notTaken = (): Error =>
  Object.assign(new Error('The audit does not take what is written.'), { code: 'ETIMEDOUT' });

/** As many as a pipe takes whole, and at least one. */
function nextLines(waiting: readonly Waiting[]): readonly Waiting[] {
  let bytes = 0;
  const beyond = waiting.findIndex(({ text }, place) => {
    bytes += Buffer.byteLength(text);
    return place > 0 && bytes > atomicBytes;
  });
  return beyond < 0 ? waiting : waiting.slice(0, beyond);
}
