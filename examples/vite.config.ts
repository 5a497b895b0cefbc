import { defineConfig } from 'vite';

/** Serves an example's page, and has a running Opsgraph answer its questions as if it were of the same origin. */
export default defineConfig({ server: { proxy: { '/graphql': 'http://localhost:4000' } } });
