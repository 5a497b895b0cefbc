/** Told of what an operator should know, in words, with the error; never with a token or a key. */
export type ReportTrouble = (what: string, error: unknown) => void;
