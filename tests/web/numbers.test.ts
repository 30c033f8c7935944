import { describe, expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import { expectAttention } from './support/reference.js';

const sentences = [
  'the black cat sat on the mat',
  'i love sushi',
  "Evan's dog Riley is so hyper, she never stops moving",
  'alone',
];
// Every head and token with each of these.
const variations = [
  { mask: 'none', temperature: 1 },
  { mask: 'none', temperature: 0.25 },
  { mask: 'causal', temperature: 2 },
] as const;

describe('every number on the page is right, for every token, head, mask and temperature', () => {
  for (const model of ['concept', 'random']) {
    for (const sentence of sentences) {
      test(`${model}: ${sentence}`, async ({ visit, server }) => {
        const figure = await visit(server.site);
        await figure.set({ model, sentence });
        await figure.toggleNumbers();
        const { tokens, heads } = (await figure.moment()).numbers!;

        const settings = variations.flatMap((variation) =>
          heads.flatMap((_, head) => tokens.map((_, token) => ({ ...variation, head, token }))),
        );
        const moments = await figure.moments(settings);

        expect(moments).toHaveLength(settings.length);
        for (const [index, moment] of moments.entries()) {
          const { mask, temperature, head, token } = settings[index]!;
          expect(moment.error).toBeNull();
          expect(moment.numbers).toMatchObject({ head, token, tokens });
          expectAgreement(moment);
          expectAttention(moment.numbers!, { mask, temperature });
        }
      });
    }
  }
});
