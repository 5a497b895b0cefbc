import { constants } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The text of a file. A named pipe is not waited for: nothing is in it, or it cannot be read. */
export const readText = (file: string): Promise<string> =>
  readFile(file, { encoding: 'utf8', flag: constants.O_RDONLY | constants.O_NONBLOCK });
