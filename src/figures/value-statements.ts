import { hash } from 'node:crypto';
import { Placeholder, type Statement, type statementsOf } from '../database/statement.ts';
import { figureOf, instanceKey, type Catalogue } from './catalogue.ts';
import { everything, type Brought, type FigureUse, type Question } from './condition.ts';
import { columnOf, valuesSql } from './statements.ts';
import { MatchingText } from './text.ts';

type Values = Readonly<Record<string, unknown>>;

/** One statement for figures that are asked together, and what the source has to say of the request for it. */
export interface ValueStatement {
  readonly statement: Statement<Values, Values>;
  readonly wanted: readonly string[];
}

/** What is asked: figures of some keys, with the rows that other sources have for them. */
export interface ValueQuestion {
  readonly keys: string;
  readonly uses: readonly FigureUse[];
  /** By the key of the need. */
  readonly imported: ReadonlyMap<string, Brought>;
}

/** So many are prepared by name on each connection, where nothing ever forgets one; the others are planned each time. */
const mostPrepared = 100;
const mostKept = 500;

/** The statements that select values: each is written once, however often its figures are asked. */
export class ValueStatements {
  readonly #catalogue: Catalogue;
  readonly #statement: ReturnType<typeof statementsOf>;
  readonly #kept = new Map<string, ValueStatement>();
  #prepared = 0;

  constructor(catalogue: Catalogue, statement: ReturnType<typeof statementsOf>) {
    this.#catalogue = catalogue;
    this.#statement = statement;
  }

  of({ uses, imported }: ValueQuestion, absent: ReadonlySet<string>): ValueStatement {
    const givens = givensOf(uses);
    const shape = JSON.stringify([
      uses.map(({ figure, given }) => [figure, givens.indexOf(textOf(given))]),
      [...imported.values()].map((rows) => rows === null),
      [...absent],
    ]);
    let made = this.#kept.get(shape);
    if (!made) {
      if (this.#kept.size >= mostKept) this.#kept.clear();
      this.#kept.set(shape, (made = this.#write(uses, imported, absent, shape)));
    }
    return made;
  }

  /** What its placeholders stand for. */
  parametersOf({ keys, uses, imported }: ValueQuestion): Values {
    const givens = givensOf(uses);
    const parameters: Record<string, unknown> = { keys };
    for (const { given } of uses) {
      const place = givens.indexOf(textOf(given));
      for (const [part, value] of Object.entries(given ?? {})) parameters[givenName(place, part)] = value;
    }
    [...imported.values()].forEach((rows, place) =>
      rows?.forEach((column, index) => (parameters[importedName(place, index)] = column)),
    );
    return parameters;
  }

  #write(
    uses: readonly FigureUse[],
    imported: ReadonlyMap<string, Brought>,
    absent: ReadonlySet<string>,
    shape: string,
  ): ValueStatement {
    const wanted = new Set<string>();
    const givens = givensOf(uses);
    const isPlain =
      givens.length < 2 && absent.size === 0 && [...imported.values()].every((rows) => rows !== null);
    const named = uses.map(({ figure, given }) => ({
      figure,
      given:
        given &&
        Object.fromEntries(
          Object.keys(given).map((part) => [
            part,
            new Placeholder(givenName(givens.indexOf(textOf(given)), part)),
          ]),
        ),
    }));
    const question: Question = {
      condition: everything,
      asked: { count: 0, keys: new Placeholder('keys') as unknown as string },
      sets: [],
      brought: this.#importedBy(uses, named, imported),
      isFew: true,
    };
    const statement = this.#statement<Values, Values>(
      this.#nameOf(uses, isPlain, shape),
      (db, parameters) => {
        const text = new MatchingText(this.#catalogue, question, named, absent, (name) => {
          wanted.add(name);
          return parameters[name];
        });
        const written = valuesSql(text, named, this.#catalogue);
        return { compile: () => written.compile(db.withoutPlugins()) };
      },
      { plannedAnew: this.#prepared++ >= mostPrepared },
    );
    return { statement, wanted: [...wanted] };
  }

  /** The imported rows as placeholders, by the key under which the text looks for them. */
  #importedBy(
    uses: readonly FigureUse[],
    named: readonly FigureUse[],
    imported: ReadonlyMap<string, Brought>,
  ): ReadonlyMap<string, Brought> {
    const places = [...imported.keys()];
    const found = new Map<string, Brought>();
    uses.forEach(({ figure, given }, index) => {
      for (const relation of figureOf(this.#catalogue, figure).from ?? []) {
        const key = instanceKey(this.#catalogue, relation, given);
        const rows = imported.get(key);
        if (rows === undefined) continue;
        const columns = rows?.map(
          (_, column) => new Placeholder(importedName(places.indexOf(key), column)) as unknown as string,
        );
        found.set(instanceKey(this.#catalogue, relation, named[index]?.given), columns ?? null);
      }
    });
    return found;
  }

  /** Named for its figures, of which Postgres takes 63 characters; with a digest where these do not tell it apart. */
  #nameOf(uses: readonly FigureUse[], isPlain: boolean, shape: string): string {
    const figures = uses.map(({ figure }) =>
      figure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    const name = `${this.#catalogue.of}_values_${figures.join('_')}`;
    return isPlain && name.length < 50 ? name : `${name.slice(0, 42)}_${hash('sha256', shape).slice(0, 7)}`;
  }
}

/** What the figures show, out of a row of their statement. */
export function valuesIn(catalogue: Catalogue, uses: readonly FigureUse[], row: Values): readonly unknown[] {
  return uses.map(({ figure }, place) => {
    const { shown } = figureOf(catalogue, figure);
    if (!shown) return row[columnOf(place)];
    return Object.fromEntries(Object.keys(shown).map((part) => [part, row[columnOf(place, part)]]));
  });
}

const textOf = (given: FigureUse['given']): string => JSON.stringify(given ?? null);
const givensOf = (uses: readonly FigureUse[]): readonly string[] => [
  ...new Set(uses.map(({ given }) => textOf(given))),
];
const givenName = (place: number, part: string): string => `given_${place}_${part}`;
const importedName = (place: number, column: number): string => `imported_${place}_${column}`;
