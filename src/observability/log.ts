import pino from 'pino';

/** One JSON object a line, on standard error: standard output is for people. */
export const log = pino({ base: null, level: 'info' }, pino.destination(2));
