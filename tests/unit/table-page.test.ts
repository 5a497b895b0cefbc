import { ApolloServer } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, test } from '@jest/globals';
import { GraphQLError, parse } from 'graphql';
import { SourceUnavailable } from '../../src/kernel/errors.ts';
import { OperationCompiler } from '../../src/operations/compiled/compiled-operation.ts';
import { readTable } from '../../src/transports/tables/shape/read-table.ts';
import type { OperationContext } from '../../src/edge/request-context.ts';
import { runPage } from '../../src/transports/tables/page.ts';
import { ourDirectives } from '../support/contract.ts';

/** What a partial table says that it lacks, by the errors of its cells. */
const text = 'query Q { rows { kept lost { amount } } }';
async function pageWhere(error: Error, mayLack: (source: string) => boolean) {
  const schema = makeExecutableSchema({
    typeDefs: [
      ourDirectives,
      'type Query { rows: [Row!] } type Row { kept: Int lost: Money } type Money { amount: Int }',
    ],
    resolvers: {
      Query: { rows: () => [{ kept: 1 }, { kept: 2 }] },
      Row: {
        lost() {
          throw error;
        },
      },
    },
  });
  const apollo = new ApolloServer<OperationContext>({ schema });
  const listed = {
    table: readTable(new OperationCompiler(schema).ofDocument(parse(text))),
    text,
    about: null,
  };
  const context = { statements: [] } as unknown as OperationContext;
  return runPage(apollo, listed, {}, context, mayLack);
}

const nameless = (code: string) => new GraphQLError('Something is missing.', { extensions: { code } });

describe('a partial table', () => {
  test.each([['a source that is down', new SourceUnavailable('support'), 'support']])(
    'lacks what the error of %s names',
    async (_, error, source) => {
      const { missing, rows } = await pageWhere(error, () => true);
      expect(missing).toEqual([source]);
      expect(rows).toEqual([
        [1, null],
        [2, null],
      ]);
      await expect(pageWhere(error, (name) => name !== source)).rejects.toMatchObject({ status: 502 });
    },
  );

  test('is none where the error names no source: it could not say what it lacks', async () => {
    const code = 'SOURCE_UNAVAILABLE';
    const refusal = await pageWhere(nameless(code), () => true).catch((refused: unknown) => refused);
    expect(refusal).toMatchObject({ status: 502, extensions: { code } });
    expect((refusal as GraphQLError).extensions).not.toHaveProperty('source');
  });
});
