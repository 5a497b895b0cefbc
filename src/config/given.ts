import { readFileSync } from 'node:fs';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { settings, type Setting } from './environment.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** What is set, by the variables of the environment, whichever of the two places it stands in. */
export interface Given {
  readonly set: Readonly<Record<string, string>>;
  /** What is wrong with the file itself, by name and without values. */
  readonly problems: readonly string[];
  /** How whoever set a variable calls it. */
  readonly nameOf: (variable: string) => string;
}

const fileVariable = 'OPSGRAPH_CONFIG_FILE';
const inFile = new Map(
  settings.flatMap((setting) => (setting.file ? [[setting.file, setting] as const] : [])),
);
const kinds = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list of texts',
} as const;

/** Reads the configuration file where the environment names one. What the environment sets itself comes first. */
export function givenBy(variables: Variables): Given {
  const own = Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => !!entry[1]),
  );
  const path = own[fileVariable];
  const { set, problems } = path === undefined ? { set: {}, problems: [] } : readFile(path);
  return {
    set: { ...set, ...own },
    problems: problems.map((problem) => `${fileVariable}${problem}`),
    nameOf(variable) {
      const setting = settings.find((one) => one.variable === variable);
      return variable in own || !(variable in set)
        ? variable
        : `${variable} (${setting?.file} in ${fileVariable})`;
    },
  };
}

function readFile(path: string): { set: Readonly<Record<string, string>>; problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { set: {}, problems: [error instanceof SyntaxError ? ' is not JSON' : ' cannot be read'] };
  }
  if (!isObject(json)) return { set: {}, problems: [' must hold an object'] };
  const set: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, value] of leavesOf(json)) {
    const setting = inFile.get(name);
    if (!setting) problems.push(`: ${unknownName(name)}`);
    else if (!holds(setting, value)) problems.push(`: ${name} must be ${kinds[setting.holds ?? 'text']}`);
    else set[setting.variable] = asVariable(value);
  }
  return { set, problems };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each value with the names that lead to it. `$schema` is for editors. */
function leavesOf(object: Readonly<Record<string, unknown>>, above = ''): [name: string, value: unknown][] {
  return Object.entries(object).flatMap(([key, value]) => {
    const name = above + key;
    if (name === '$schema') return [];
    // What should be an object and is none is found by its own name, and what should be none by its keys'.
    return isObject(value) ? leavesOf(value, `${name}.`) : [[name, value] as [string, unknown]];
  });
}

function holds({ holds: kind = 'text' }: Setting, value: unknown): boolean {
  if (kind === 'list') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === (kind === 'text' ? 'string' : kind);
}

/** As the environment would have it. */
const asVariable = (value: unknown): string =>
  typeof value === 'boolean' ? String(Number(value)) : Array.isArray(value) ? value.join(',') : String(value);

const secret = /(database|migration|replica|redis)Urls?$|secret|token|password/i;

function unknownName(name: string): string {
  if (secret.test(name)) return `${name} is not a setting here: secrets come by the environment`;
  const [meant] = suggestionList(name, [...inFile.keys()]);
  return `${name} is not a setting${meant === undefined ? '' : `: did you mean ${meant}?`}`;
}
