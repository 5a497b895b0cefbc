/** Apollo Gateway in Apollo Server, over the supergraph in the file `SUPERGRAPH`. */
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const supergraphSdl = readFileSync(process.env['SUPERGRAPH'] ?? '', 'utf8');
await startStandaloneServer(new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) }), {
  listen: { host: '127.0.0.1', port: Number(process.env['PORT']) },
});
