import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export const question = JSON.stringify({ query: '{ product(sku: "BAC-0001") { name margin { percent } } }' });

/** Clients that ask one question after the other, each on a connection that it keeps, or on a new one each time. */
export function keepAsking(port: number, clients: number, { keepAlive = true, headers = {} } = {}) {
  let stopped = false;
  let answered = 0;
  const failures: string[] = [];
  const run = async () => {
    const agent = new Agent({ keepAlive, maxSockets: 1 });
    while (!stopped) {
      const outcome = await ask(agent, port, headers);
      if (outcome === 'answered') answered += 1;
      else failures.push(outcome);
    }
    agent.destroy();
  };
  const running = Array.from({ length: clients }, run);
  return {
    failures,
    /** Resolves when so many more were answered. */
    async served(more: number) {
      const goal = answered + more;
      while (answered < goal) await sleep(20);
    },
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}

function ask(agent: Agent, port: number, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const asked = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('error', (error) => resolve(String(error)));
        response.on('end', () =>
          resolve(
            response.statusCode === 200 && body.includes('Corrie')
              ? 'answered'
              : `${response.statusCode} ${body}`,
          ),
        );
      },
    );
    asked.on('error', (error) => resolve(String(error)));
    asked.end(question);
  });
}
