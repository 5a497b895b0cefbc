/** PostGraphile over one database with the five schemas, `ALL_DATABASE_URL`: simple lists, no changes, else its preset. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const preset: GraphileConfig.Preset = {
  extends: [PostGraphileAmberPreset],
  // Without it, relations without an index of their own are left out.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [
    makePgService({
      connectionString: process.env['ALL_DATABASE_URL'],
      schemas: ['inventory', 'logistics', 'cogs', 'support', 'sales'],
      poolConfig: { max: 20, idleTimeoutMillis: 0 },
      pubsub: false,
    }),
  ],
  schema: { defaultBehavior: '-connection +list -mutation -insert -update -delete' },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
