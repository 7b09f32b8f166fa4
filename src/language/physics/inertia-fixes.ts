import { inertiaFromMatrix, inertiaToMatrix, inertiaToMjcf } from '../../core/conventions.js';
import type { InertiaTensor, Inertial } from '../../core/inertial.js';
import { eigenSymmetric, multiplyMat3, transpose } from '../../core/math/mat3.js';
import { combineInertials, scaleInertial, transformInertial } from '../../core/mesh/inertial-algebra.js';
import type { Fix } from '../check/diagnostic.js';
import { formatNumber, insertChild } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import { geomsOf } from './geom-facts.js';
import { geomSolid } from './geom-mass.js';
import type { BodyNode } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';

/** Materials that people make robots of, kg/m^3; the table of `core/material-table` has more. */
const DENSITIES: readonly (readonly [name: string, density: number])[] = [
  ['plastic', 1050],
  ['aluminium', 2700],
  ['steel', 7850],
];

/**
 * Mass properties at density 1 of what a body is made of: its colliding geoms, or else those that are drawn. Undefined where that is nothing, or
 * cannot be known.
 */
export function solidOf(model: Model, body: BodyNode, files: FileAccess): Inertial | undefined {
  const geoms = geomsOf(model, body);
  const colliding = geoms.filter(({ isVisualOnly }) => !isVisualOnly);
  const parts: Inertial[] = [];
  for (const geom of colliding.length > 0 ? colliding : geoms) {
    const solid = geomSolid(model, geom, files);
    if (solid === undefined) return undefined;
    for (const pose of geom.poses) if (solid.unit !== undefined) parts.push(transformInertial(solid.unit, pose));
  }
  return combineInertials(parts);
}

/** Fixes that compute mass and inertia from the shapes of a body, one for each of some densities. */
export function densityFixes(model: Model, body: BodyNode, files: FileAccess): readonly Fix[] {
  const solid = solidOf(model, body, files);
  if (solid === undefined) return [];
  return DENSITIES.map(([name, density]) => {
    const inertial = scaleInertial(solid, 1, density);
    const title = `Compute from the shapes, as of ${name} (${density} kg/m³, ${formatNumber(inertial.mass, 3)} kg)`;
    return { title, edits: [writeInertial(model, body, inertial)] };
  });
}

/** A fix that computes centre and inertia from the shapes of a body at the mass that it has. */
export function recomputeFix(model: Model, body: BodyNode, mass: number, files: FileAccess): readonly Fix[] {
  const solid = mass > 0 ? solidOf(model, body, files) : undefined;
  if (solid === undefined) return [];
  const inertial = scaleInertial(solid, 1, mass / solid.mass);
  return [
    {
      title: `Compute centre and inertia from the shapes at ${formatNumber(mass, 4)} kg`,
      edits: [writeInertial(model, body, inertial)],
    },
  ];
}

/** Writes the inertial of a body: in place of the one that it has, or as a new one. */
export function writeInertial(model: Model, body: BodyNode, inertial: Inertial): Fix['edits'][number] {
  const xml = model.language === 'mjcf' ? mjcfInertial(inertial) : urdfInertial(inertial);
  const present = body.inertials.at(-1);
  if (present === undefined) return insertChild(body.element, xml);
  const { node, file } = present;
  const line = file.text.lastIndexOf('\n', node.start - 1) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(line, node.start))?.[0] ?? '';
  return { file, start: node.start, end: node.end, text: xml.replaceAll('\n', `\n${indent}`) };
}

const DIGITS = 7;
const text = (values: readonly number[]): string => values.map((value) => formatNumber(value, DIGITS)).join(' ');

function mjcfInertial({ mass, com, inertia }: Inertial): string {
  const { xx, yy, zz, xy, xz, yz } = inertia;
  const isDiagonal = Math.max(Math.abs(xy), Math.abs(xz), Math.abs(yz)) < 1e-7 * (xx + yy + zz);
  const tensor = isDiagonal
    ? `diaginertia="${roundMoments([xx, yy, zz]).join(' ')}"`
    : `fullinertia="${text(inertiaToMjcf(inertia))}"`;
  const centre = com.map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
  return `<inertial pos="${text(centre)}" mass="${formatNumber(mass, DIGITS)}" ${tensor}/>`;
}

function urdfInertial({ mass, com, inertia }: Inertial): string {
  const { xx, yy, zz, xy, xz, yz } = inertia;
  const small = 1e-9 * (xx + yy + zz);
  const [ixx, iyy, izz] = roundMoments([xx, yy, zz]);
  const [ixy, ixz, iyz] = [xy, xz, yz].map((value) => formatNumber(Math.abs(value) < small ? 0 : value, DIGITS));
  const centre = com.map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
  const origin = centre.every((value) => value === 0) ? '' : `\n  <origin xyz="${text(centre)}"/>`;
  return `<inertial>${origin}
  <mass value="${formatNumber(mass, DIGITS)}"/>
  <inertia ixx="${ixx}" ixy="${ixy}" ixz="${ixz}" iyy="${iyy}" iyz="${iyz}" izz="${izz}"/>
</inertial>`;
}

/** Moments as text that MuJoCo takes: rounding must not make the largest more than the sum of the others, as that of a thin plate would. */
function roundMoments(moments: readonly number[]): string[] {
  const rounded = moments.map((value) => formatNumber(value, DIGITS));
  const [a, b, c] = rounded.map(Number);
  const largest = [a, b, c].indexOf(Math.max(a, b, c));
  if (a + b + c - 2 * Math.max(a, b, c) < 1e-9 * (a + b + c))
    rounded[largest] = formatNumber(Math.max(a, b, c) * (1 - 1e-6), DIGITS);
  return rounded;
}

/**
 * The nearest tensor that a body can have: of the same principal axes, no moment less than a hundredth of the largest, and none more than the sum of
 * the others.
 */
export function nearestPhysical(inertia: InertiaTensor): InertiaTensor | undefined {
  const { values, vectors } = eigenSymmetric(inertiaToMatrix(inertia));
  const largest = values[0];
  if (!(largest > 0)) return undefined;
  const [, b, c] = values.map((value) => Math.max(value, largest / 100));
  // What is too much goes to the two others in equal parts.
  const lack = Math.max(0, largest * (1 + 1e-6) - b - c);
  const moments = [largest, b + lack / 2, c + lack / 2];
  const diagonal = [moments[0], 0, 0, 0, moments[1], 0, 0, 0, moments[2]] as const;
  return inertiaFromMatrix(multiplyMat3(multiplyMat3(vectors, diagonal), transpose(vectors)));
}

/** Writes the numbers of a tensor where those of an inertial stand, along the same axes. */
export function writeTensor(
  model: Model,
  { node, file, children }: ModelElement,
  tensor: InertiaTensor,
): Fix['edits'] | undefined {
  const set = (of: Pick<ModelElement, 'node' | 'file'>, values: Readonly<Record<string, string>>): Fix['edits'] => {
    const edits = of.node.attributes.flatMap(({ name, value }) =>
      value === undefined || !(name.text in values)
        ? []
        : [{ file: of.file, start: value.start, end: value.end, text: values[name.text] }],
    );
    return edits.length === Object.keys(values).length ? edits : [];
  };
  const { xx, yy, zz, xy, xz, yz } = tensor;
  if (model.language === 'mjcf') {
    const isFull = node.attributes.some(({ name }) => name.text === 'fullinertia');
    const values: Record<string, string> = isFull
      ? { fullinertia: text(inertiaToMjcf(tensor)) }
      : { diaginertia: roundMoments([xx, yy, zz]).join(' ') };
    return nonEmpty(set({ node, file }, values));
  }
  const inertia = children.find((child) => child.node.name.text === 'inertia');
  const format = (value: number): string => formatNumber(Math.abs(value) < 1e-9 * (xx + yy + zz) ? 0 : value, DIGITS);
  return inertia === undefined
    ? undefined
    : nonEmpty(
        set(inertia, {
          ixx: format(xx),
          iyy: format(yy),
          izz: format(zz),
          ixy: format(xy),
          ixz: format(xz),
          iyz: format(yz),
        }),
      );
}

const nonEmpty = (edits: Fix['edits']): Fix['edits'] | undefined => (edits.length > 0 ? edits : undefined);
