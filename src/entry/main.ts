import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';

// Before anything else is loaded: what is compiled once is kept beside the data, and not in a folder that others may write.
enableCompileCache(join(resolve(process.env['BREHON_DATA'] ?? 'data'), 'cache'));
const { serve } = await import('./serve.ts');
await serve();
