import type { ApolloServer, BaseContext } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** On the port of `PORT`. */
export async function listen<Context extends BaseContext>(
  server: ApolloServer<Context>,
  context: () => Context,
): Promise<void> {
  await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: Number(process.env['PORT']) },
    context: async () => context(),
  });
}
