// Serves dist/site and prints its address; PORT changes the port.

import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

const port = Number(process.env.PORT ?? 8080);

try {
  await preview({
    configFile: false,
    logLevel: 'warn',
    build: { outDir: fileURLToPath(new URL('../dist/site', import.meta.url)) },
    preview: { port, strictPort: true, host: 'localhost' },
  });
  console.log(`Attention Playground: http://localhost:${port}/`);
} catch (error) {
  console.error(`${error.message}. Another one: PORT=8081 npm start`);
  process.exitCode = 1;
}
