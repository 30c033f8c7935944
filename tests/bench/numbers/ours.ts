import type { Build, Core } from '../../../web/src/core.js';
import type { Competitor } from './task.js';

/** The package as it is published, with each build that this browser runs. */
export async function ours(): Promise<{ forward: Competitor[]; backward: Competitor[] }> {
  const address = new URL('lib/core.js', document.baseURI).href;
  const { loadCore } = (await import(
    /* @vite-ignore */ address
  )) as typeof import('../../../web/src/core.js');
  const builds: Build[] = ['simd', 'relaxed'];
  const loaded = await Promise.allSettled(builds.map((build) => loadCore({ build })));
  const cores = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return {
    forward: cores.flatMap((core) => [planned(core), attended(core)]),
    backward: cores.map(backward),
  };
}

function planned(core: Core): Competitor {
  return {
    name: `plan, ${core.build}`,
    async prepare({ n, ...task }, { q, k, v }) {
      const plan = core.plan({ ...task, n, m: n });
      for (const [name, numbers] of Object.entries({ q, k, v })) {
        plan[name as 'q' | 'k' | 'v'].set(numbers);
      }
      return {
        run: () => plan.run(),
        result: () => [plan.output.slice()],
        dispose: () => plan.dispose(),
      };
    },
  };
}

function attended(core: Core): Competitor {
  return {
    name: `attend, ${core.build}`,
    async prepare({ n, ...task }, { q, k, v }) {
      const input = { ...task, n, m: n, q, k, v };
      let output = new Float32Array();
      return {
        run: () => {
          output = core.attend(input).output as typeof output;
        },
        result: () => [output],
        dispose: () => {},
      };
    },
  };
}

function backward(core: Core): Competitor {
  return {
    name: `attendBackward, ${core.build}`,
    async prepare({ n, ...task }, inputs) {
      let found: Float32Array[] = [];
      return {
        run: () => {
          const { gradQ, gradK, gradV } = core.attendBackward({ ...task, n, m: n, ...inputs });
          found = [gradQ, gradK, gradV];
        },
        result: () => found,
        dispose: () => {},
      };
    },
  };
}
