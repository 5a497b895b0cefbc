// JavaScript, for Node keeps what it compiles of what comes after this: with it, it never loads what takes the types off.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node has compiled before it need not compile again: a start takes two thirds of the time. Beside the code, where
// nobody but who may change the code may write; where that is nobody, all is compiled each time.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/node'));
await import('./start.ts');
