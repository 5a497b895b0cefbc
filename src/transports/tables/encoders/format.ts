import { csv } from './csv.ts';
import type { Encoder } from './encoder.ts';
import { json, jsonLines } from './json.ts';
import type { TableColumn } from '../shape/table.ts';

interface Format {
  readonly mediaType: string;
  readonly encoder: (columns: readonly TableColumn[]) => Encoder | Promise<Encoder>;
}

/** By the ending of an address. */
export const formats = {
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', encoder: csv },
  json: { mediaType: 'application/json; charset=utf-8', encoder: json },
  jsonl: { mediaType: 'application/jsonl; charset=utf-8', encoder: jsonLines },
  arrow: {
    mediaType: 'application/vnd.apache.arrow.stream',
    // Its library is loaded when somebody asks for it.
    encoder: async (columns) => (await import('./arrow.ts')).arrow(columns),
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as FormatName[];

export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);
