import { cpSync } from 'node:fs';
import webpack from 'webpack';
import config from './webpack.config.js';

webpack(config, (error, stats) => {
  if (error || stats.hasErrors()) throw error ?? new Error(stats.toString('errors-only'));
  cpSync('public', 'dist', { recursive: true });
});
