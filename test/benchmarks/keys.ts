import process from 'node:process';

/** `node build/test/benchmarks/keys.js [convictions]`. As in the program: before React is imported, or development React keeps every frame's props and runs out of memory. No figure here passes or fails. */
process.env['NODE_ENV'] = 'production';
await import('./keys-to-frames.js');
