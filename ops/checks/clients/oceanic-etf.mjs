// The same bot over ETF: oceanic.js speaks that when there is a module named erlpack.
import Module from 'node:module';
import { fileURLToPath } from 'node:url';

process.env.NODE_PATH = fileURLToPath(new URL('./modules', import.meta.url));
Module._initPaths();
await import('./oceanic.mjs');
