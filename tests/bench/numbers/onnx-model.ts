import { parse } from 'protobufjs';

// What is needed of ONNX's schema (onnx/onnx.proto): names and numbers are its own.
const schema = `
  syntax = "proto3";
  message Model { int64 ir_version = 1; Graph graph = 7; repeated OperatorSet opset_import = 8; }
  message OperatorSet { string domain = 1; int64 version = 2; }
  message Graph { repeated Node node = 1; string name = 2; repeated Value input = 11; repeated Value output = 12; }
  message Node { repeated string input = 1; repeated string output = 2; string op_type = 4; repeated Attribute attribute = 5; string domain = 7; }
  message Attribute { string name = 1; float f = 2; int64 i = 3; int32 type = 20; }
  message Value { string name = 1; Type type = 2; }
  message Type { TensorType tensor_type = 1; }
  message TensorType { int32 elem_type = 1; Shape shape = 2; }
  message Shape { repeated Dimension dim = 1; }
  message Dimension { int64 dim_value = 1; }
`;

const Model = parse(schema, { keepCase: true }).root.lookupType('Model');

const float = 1; // TensorProto.DataType.FLOAT
const attributeTypes = { f: 1, i: 2 }; // AttributeProto.AttributeType

export interface Node {
  op_type: string;
  domain?: string;
  input: string[];
  output: string[];
  /** `f` is a number, `i` a whole one. */
  attributes?: Record<string, { f: number } | { i: number }>;
}

/** Shapes by name. */
export type Shapes = Record<string, readonly number[]>;

/** The bytes of a model file. */
export function model(nodes: Node[], inputs: Shapes, outputs: Shapes): Uint8Array {
  const node = nodes.map(({ attributes = {}, ...rest }) => ({
    ...rest,
    attribute: Object.entries(attributes).map(([name, value]) => ({
      name,
      ...value,
      type: 'f' in value ? attributeTypes.f : attributeTypes.i,
    })),
  }));
  const graph = { name: 'attention', node, input: values(inputs), output: values(outputs) };
  const opset_import = [
    { domain: '', version: 23 },
    { domain: 'com.microsoft', version: 1 },
  ];
  return Model.encode({ ir_version: 10, opset_import, graph } as never).finish();
}

function values(shapes: Shapes) {
  return Object.entries(shapes).map(([name, shape]) => ({
    name,
    type: {
      tensor_type: { elem_type: float, shape: { dim: shape.map((dim_value) => ({ dim_value })) } },
    },
  }));
}
