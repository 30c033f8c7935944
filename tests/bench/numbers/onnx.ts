import glue from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import { model, type Node, type Shapes } from './onnx-model.js';
import type { Competitor, Inputs, Task } from './task.js';

/** How a model computes attention. */
interface Variant {
  name: string;
  nodes(task: Task): Node[];
  /** Whether it takes and makes (n, heads, d), as com.microsoft's operators do. */
  byToken?: boolean;
  /** Whether it can also return the weights. */
  weights?: boolean;
  /** Whether the mask is an input, to be added to the logits. */
  addsMask?: boolean;
}

const isCausal = ({ mask }: Task) => (mask === 'causal' ? 1 : 0);

const variants: Variant[] = [
  {
    name: 'MatMul, Softmax',
    weights: true,
    addsMask: true,
    nodes: (task) => [
      {
        op_type: 'FusedMatMul',
        domain: 'com.microsoft',
        input: ['q', 'k'],
        output: ['logits'],
        attributes: { transB: { i: 1 }, alpha: { f: 1 / Math.sqrt(task.d) } },
      },
      ...(isCausal(task)
        ? [{ op_type: 'Add', input: ['logits', 'mask'], output: ['masked'] }]
        : []),
      { op_type: 'Softmax', input: [isCausal(task) ? 'masked' : 'logits'], output: ['weights'] },
      { op_type: 'MatMul', input: ['weights', 'v'], output: ['output'] },
    ],
  },
  {
    name: 'Attention',
    nodes: (task) => [
      {
        op_type: 'Attention',
        input: ['q', 'k', 'v'],
        output: task.weights ? ['output', '', '', 'weights'] : ['output'],
        attributes: {
          is_causal: { i: isCausal(task) },
          ...(task.weights ? { qk_matmul_output_mode: { i: 3 } } : {}),
        },
      },
    ],
    weights: true,
  },
  {
    name: 'MultiHeadAttention',
    byToken: true,
    nodes: (task) => [
      {
        op_type: 'MultiHeadAttention',
        domain: 'com.microsoft',
        input: ['q', 'k', 'v'],
        output: ['output'],
        attributes: { num_heads: { i: task.heads }, unidirectional: { i: isCausal(task) } },
      },
    ],
  },
];

/** ONNX Runtime Web on WASM, one thread. */
export function onnx(): Competitor[] {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = {
    mjs: new URL(glue, document.baseURI).href,
    wasm: new URL(wasm, document.baseURI).href,
  };
  return variants.map(competitor);
}

function competitor(variant: Variant): Competitor {
  return {
    name: `onnxruntime-web (${variant.name})`,
    async prepare(task, inputs) {
      if (task.weights && !variant.weights) return undefined;
      const { heads, n, d } = task;
      const shape = variant.byToken ? [1, n, heads * d] : [1, heads, n, d];
      const needsMask = variant.addsMask && isCausal(task);
      const extra: Shapes = needsMask ? { mask: [n, n] } : {};
      const bytes = model(
        variant.nodes(task),
        { q: shape, k: shape, v: shape, ...extra },
        { output: shape, ...(task.weights && { weights: [1, heads, n, n] }) },
      );
      const session = await ort.InferenceSession.create(bytes, {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
      });
      const feeds = feedsOf(variant, task, inputs, shape, extra);
      let last: ort.InferenceSession.OnnxValueMapType | undefined;
      return {
        run: async () => {
          last = await session.run(feeds);
        },
        result: () => {
          const output = last!.output!.data as Float32Array;
          return [variant.byToken ? byHead(output, n, heads, d) : output];
        },
        dispose: () => void session.release(),
      };
    },
  };
}

function feedsOf(variant: Variant, task: Task, inputs: Inputs, shape: number[], extra: Shapes) {
  const { heads, n, d } = task;
  const arranged = (data: Float32Array) =>
    new ort.Tensor('float32', variant.byToken ? byHead(data, heads, n, d) : data, shape);
  const feeds: Record<string, ort.Tensor> = {
    q: arranged(inputs.q),
    k: arranged(inputs.k),
    v: arranged(inputs.v),
  };
  if (extra.mask) {
    const numbers = Float32Array.from({ length: n * n }, (_, at) =>
      at % n > Math.floor(at / n) ? Number.NEGATIVE_INFINITY : 0,
    );
    feeds.mask = new ort.Tensor('float32', numbers, [n, n]);
  }
  return feeds;
}

/** (a, b, d) → (b, a, d) */
function byHead(data: Float32Array, a: number, b: number, d: number): Float32Array {
  const moved = new Float32Array(data.length);
  for (let i = 0; i < a; ++i) {
    for (let j = 0; j < b; ++j) {
      moved.set(data.subarray((i * b + j) * d, (i * b + j + 1) * d), (j * a + i) * d);
    }
  }
  return moved;
}
