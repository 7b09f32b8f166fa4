/*
 * The smallest useful ONNX model, y = x + x over four floats, encoded here by hand: it shows whether a device can load and run
 * a model at all. Field numbers are those of onnx.proto3.
 */

const text = new TextEncoder();

/** A length-delimited protobuf field: messages and strings. All lengths here are below 128, one byte. */
const field = (number: number, content: string | readonly number[]): number[] => {
  const bytes = typeof content === 'string' ? [...text.encode(content)] : content;
  if (bytes.length > 127) throw new Error('a length above 127 needs more than one byte');
  return [(number << 3) | 2, bytes.length, ...bytes];
};

/** A small whole number as a protobuf field. */
const whole = (number: number, value: number): number[] => [number << 3, value];

const FLOAT = 1;
const PROBE_SIZE = 4;

/** ValueInfoProto: name = 1, type = 2 { tensor_type = 1 { elem_type = 1, shape = 2 { dim = 1 { dim_value = 1 } } } }. */
const tensor = (name: string): number[] => [
  ...field(1, name),
  ...field(2, field(1, [...whole(1, FLOAT), ...field(2, field(1, whole(1, PROBE_SIZE)))])),
];

/** ModelProto: ir_version = 1, graph = 7, opset_import = 8 { version = 2 }. */
export function encodeProbeModel(): Uint8Array {
  // NodeProto: input = 1, output = 2, op_type = 4. GraphProto: node = 1, name = 2, input = 11, output = 12.
  const node = [...field(1, 'x'), ...field(1, 'x'), ...field(2, 'y'), ...field(4, 'Add')];
  const graph = [...field(1, node), ...field(2, 'probe'), ...field(11, tensor('x')), ...field(12, tensor('y'))];
  return Uint8Array.from([...whole(1, 8), ...field(7, graph), ...field(8, whole(2, 13))]);
}
