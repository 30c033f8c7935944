import { fileURLToPath } from 'node:url';

export default {
  mode: 'production',
  entry: { define: './src/define.js', external: './src/external.js' },
  output: { path: fileURLToPath(new URL('dist', import.meta.url)) },
  // Figures are loaded when they come near the screen; nothing here is loaded at once.
  performance: { hints: false },
};
