import {
  isJunction,
  type Comparison,
  type Condition,
  type CriterionUse,
  type Given,
  type Membership,
  type Operator,
  type Question,
} from '../../domain/condition.ts';
import { criterionOf, relationOf, type Catalogue } from './catalogue.ts';
import { compares } from './comparison.ts';

/** A relation as one use of a criterion reads it: the same relation may be read for two periods. */
export interface Instance {
  readonly relation: string;
  readonly given: Given | undefined;
  readonly givenNames: readonly string[];
  /** False where a table is missing, or another source keeps nothing of it. */
  readonly known: boolean;
}

export interface OutlinedUse {
  readonly criterion: string;
  /** The instances of its relations, in the order in which it names them. */
  readonly instances: readonly number[];
}

export interface OutlinedComparison extends OutlinedUse {
  readonly operator: Operator;
  /** The parameter that holds what is compared with; none for isNull, which is true or false in the text. */
  readonly operand: string | null;
  readonly holds: boolean;
  /** Whether no key without a row of its one relation can meet it. */
  readonly needsRow: boolean;
}

export type Outlined =
  OutlinedComparison | Membership | { readonly kind: 'all' | 'any'; readonly parts: readonly Outlined[] };

/** The key by which two uses of a relation are known to read the same rows. */
export const instanceKey = (relation: string, given: Given | undefined): string =>
  `${relation} ${JSON.stringify(given ?? {})}`;

/** A question taken apart: its form, which decides the SQL text, and the values that go with it. */
export class Outline {
  readonly instances: Instance[] = [];
  readonly parameters: Record<string, unknown> = {};
  readonly condition: Outlined;
  readonly narrowed: boolean;
  readonly isBroad: boolean;
  readonly #catalogue: Catalogue;
  readonly #question: Question;
  readonly #absent: ReadonlySet<string>;
  readonly #indexes = new Map<string, number>();
  #operands = 0;

  constructor(catalogue: Catalogue, question: Question, absent: ReadonlySet<string>) {
    this.#catalogue = catalogue;
    this.#question = question;
    this.#absent = absent;
    this.narrowed = question.asked !== null;
    this.isBroad = question.isBroad ?? false;
    if (question.asked) this.parameters['asked'] = question.asked.keys;
    question.sets.forEach((set, index) => (this.parameters[`set_${index}`] = set.keys));
    this.condition = this.#outlined(question.condition);
  }

  /** Equal for questions that one SQL text answers. */
  get shape(): string {
    const instances = this.instances.map(({ relation, givenNames, known }) => [relation, givenNames, known]);
    const { condition, narrowed, isBroad } = this;
    return JSON.stringify([condition, instances, narrowed, isBroad, [...this.#absent].toSorted()]);
  }

  use({ criterion, given }: CriterionUse): OutlinedUse {
    const relations = criterionOf(this.#catalogue, criterion).from ?? [];
    return { criterion, instances: relations.map((relation) => this.#instance(relation, given)) };
  }

  /** The relation itself, for its rows. */
  rowsOf(relation: string, given: Given | undefined): Instance {
    return this.instance(this.#instance(relation, given));
  }

  instance(index: number): Instance {
    return this.instances[index] as Instance;
  }

  #outlined(condition: Condition): Outlined {
    if (isJunction(condition)) {
      return { kind: condition.kind, parts: condition.parts.map((part) => this.#outlined(part)) };
    }
    return condition.kind === 'membership' ? condition : this.#comparison(condition);
  }

  #comparison(comparison: Comparison): OutlinedComparison {
    const use = this.use(comparison);
    const { operator, operand, holds } = comparison;
    // "is null" and "is not null" are texts of their own.
    if (operator === 'isNull') {
      return { ...use, operator, operand: null, holds: holds === operand, needsRow: false };
    }
    const parameter = `operand_${this.#operands++}`;
    this.parameters[parameter] = operand;
    const { absent, toldWithoutRows } = criterionOf(this.#catalogue, comparison.criterion);
    const isMetWithout = toldWithoutRows ?? (absent !== undefined && compares(absent, operator, operand));
    const needsRow = use.instances.length === 1 && holds && !isMetWithout;
    return { ...use, operator, operand: parameter, holds, needsRow };
  }

  #instance(name: string, given: Given | undefined): number {
    const relation = relationOf(this.#catalogue, name);
    const key = instanceKey(name, given);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.instances.length;
    this.#indexes.set(key, index);
    const brought = relation.brings && this.#question.brought.get(key);
    this.instances.push({
      relation: name,
      given,
      givenNames: Object.keys(given ?? {}),
      known:
        !(relation.needs ?? []).some((table) => this.#absent.has(table)) && !(relation.brings && !brought),
    });
    for (const [part, value] of Object.entries(given ?? {}))
      this.parameters[`given_${index}_${part}`] = value;
    brought?.forEach((column, place) => (this.parameters[`brought_${index}_${place}`] = column));
    return index;
  }
}
