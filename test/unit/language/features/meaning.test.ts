import { describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { bodyAt } from '../../../../src/language/features/body-hierarchy.js';
import { colorPresentation, colors } from '../../../../src/language/features/colors.js';
import { documentLinks } from '../../../../src/language/features/document-links.js';
import { hover } from '../../../../src/language/features/hover.js';
import { inlayHints } from '../../../../src/language/features/inlay-hints.js';
import { toOffsets } from '../../../../src/language/features/ranges.js';
import { semanticTokens } from '../../../../src/language/features/semantic-tokens.js';
import { signatureHelp } from '../../../../src/language/features/signature-help.js';
import { namedPlaces } from '../../../../src/language/features/workspace-symbols.js';
import { cursorAt, textOf } from '../../../fixtures/language.js';

const hoverText = (marked: string): string =>
  (hover(cursorAt(marked))?.contents as MarkupContent | undefined)?.value ?? '';

describe('hovering', () => {
  it('says what an element and an attribute do, with type, unit, default and page', () => {
    expect(hoverText('<mujoco><worldbody><bo|dy/></worldbody></mujoco>')).toMatch(/^\*\*\\<body\\>\*\* A rigid body[^]*mujoco\.readthedocs\.io/); // prettier-ignore
    const damping = hoverText('<mujoco><worldbody><body><joint dam|ping="1"/></body></worldbody></mujoco>');
    expect(damping).toMatch(/^\*\*damping\*\*/);
    expect(damping).toContain('default `0`');
    expect(hoverText('<robot name="r"><link name="a"><visual><origin rp|y="0 0 1"/></visual></link></robot>')).toContain('number\\[3\\], rad'); // prettier-ignore
  });
  it('gives angles in the other unit, as the model counts them', () => {
    const range = (angle: string, place: string): string =>
      hoverText(`<mujoco><compiler angle="${angle}"/><worldbody><body><joint ${place}/></body></worldbody></mujoco>`);
    expect(range('radian', 'ra|nge="-1.5708 3.1416"')).toContain('= -90°, 180°');
    expect(range('degree', 'range="-90 1|80"')).toContain('`180` highest = 3.1416 rad');
    expect(range('radian', 'type="slide" ra|nge="-1 1"')).not.toContain('°');
  });
  it('gives what classes set: what an element takes over, and what it overrides', () => {
    const text = '<mujoco><default><default class="soft"><joint damping="7"/></default></default><worldbody><body><joint class="soft" /></body></worldbody></mujoco>'; // prettier-ignore
    expect(hoverText(text.replace('<joint class', '<jo|int class'))).toContain('- `damping="7"` from class `soft`');
    expect(hoverText(text.replace('soft" />', 'soft" dam|ping="2"/>'))).toContain('Class `soft` says `7`');
  });
  it('computes what a body weighs', () => {
    const text = '<mujoco><worldbody><bo|dy name="b"><geom type="box" size="0.5 0.5 0.5"/></body></worldbody></mujoco>';
    expect(hoverText(text)).toContain('mass 1000 kg, from its geoms');
    expect(hoverText(text)).toContain('inertia xx yy zz 167 167 167');
  });
  it('shows what a name means', () => {
    expect(hoverText('<mujoco><worldbody><body><joint name="j" axis="0 1 0"/></body></worldbody><actuator><motor joint="|j"/></actuator></mujoco>')).toContain('<joint name="j" axis="0 1 0"/>'); // prettier-ignore
  });
  it('says nothing where nothing is known', () => {
    expect(hover(cursorAt('<mujoco><!-- |a --></mujoco>'))).toBeUndefined();
    expect(hover(cursorAt('<mujoco><bo|gus/></mujoco>'))).toBeUndefined();
  });
});

describe('help with numbers', () => {
  const active = (marked: string): string | undefined => {
    const help = signatureHelp(cursorAt(marked));
    const signature = help?.signatures.at(0);
    const [start, end] = (signature?.parameters?.at(help?.activeParameter ?? 0)?.label ?? [0, 0]) as [number, number];
    return signature?.label.slice(start, end);
  };
  const geom = (attributes: string): string => `<mujoco><worldbody><geom ${attributes}/></worldbody></mujoco>`;
  it('says which one the cursor is in, or comes next', () => {
    expect(active(geom('pos="0 1| 2"'))).toBe('y');
    expect(active(geom('pos="0 1 |"'))).toBe('z');
    expect(active(geom('pos="|"'))).toBe('x');
    expect(active(geom('solimp="0.9 0.95 |0.001"'))).toBe('width');
  });
  it('knows sizes by the shape, and turns by the sequence', () => {
    expect(active(geom('type="capsule" size="0.1 |0.2"'))).toBe('half length');
    expect(active(geom('type="box" size="0.1 |0.2"'))).toBe('half size y');
    expect(active(geom('euler="0 |0 0"'))).toBe('about y, moving');
  });
  it('is silent outside of vectors', () => {
    expect(signatureHelp(cursorAt(geom('po|s="0 1 2"')))).toBeUndefined();
    expect(signatureHelp(cursorAt(geom('mass="1|"')))).toBeUndefined();
  });
});

describe('colours', () => {
  it('are found where they are whole, with or without opacity, and written as they were', () => {
    const cursor = cursorAt('|<mujoco><asset><texture rgb1="1 0 0.5"/><material rgba="0 0 1 0.5"/><material rgba="1 1"/></asset><worldbody><geom friction="1 0 0"/></worldbody></mujoco>'); // prettier-ignore
    const found = colors(cursor.model, cursor.file);
    expect(found.map(({ range, color }) => [textOf(cursor.file, range), color.alpha])).toEqual([
      ['1 0 0.5', 1],
      ['0 0 1 0.5', 0.5],
    ]);
    const third = { red: 1 / 3, green: 0, blue: 1, alpha: 0.25 };
    const labels = found.map(({ range }) => colorPresentation(cursor.file, third, toOffsets(cursor.file, range)).label);
    expect(labels).toEqual(['0.333 0 1', '0.333 0 1 0.25']);
  });
  it('are found in URDF', () => {
    const cursor = cursorAt('|<robot name="r"><material name="m"><color rgba="0 0 0 1"/></material></robot>');
    expect(colors(cursor.model, cursor.file)).toHaveLength(1);
  });
});

describe('hints beside the text', () => {
  const hints = (marked: string): string[] => {
    const cursor = cursorAt(marked);
    return inlayHints(cursor, { start: 0, end: cursor.file.text.length }).map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
  };
  it('give radians in degrees, and leave degrees', () => {
    const joint = '<joint name="j" type="revolute"><limit lower="-1.5708" upper="0" effort="1" velocity="1"/></joint>';
    expect(hints(`|<robot name="r">${joint}</robot>`)).toEqual(['-90°']);
    expect(hints(`|<robot name="r">${joint.replace('revolute', 'prismatic')}</robot>`)).toEqual([]);
    expect(hints('|<mujoco><worldbody><body><joint range="-90 90"/></body></worldbody></mujoco>')).toEqual([]);
  });
  it('give the weight of bodies, and the class that is taken over', () => {
    expect(hints('|<mujoco><default><default class="c"><geom mass="2"/></default></default><worldbody><body childclass="c"><geom size="1"/></body></worldbody></mujoco>')).toEqual(['c', '2 kg']); // prettier-ignore
  });
});

it('links lead to the files that are there', () => {
  const others = { '/robots/part.xml': '<mujocoinclude><option/></mujocoinclude>', '/robots/m/a.stl': '' };
  const cursor = cursorAt('|<mujoco><compiler meshdir="m"/><include file="part.xml"/><asset><mesh file="a.stl"/><mesh file="b.stl"/></asset></mujoco>', others); // prettier-ignore
  expect(documentLinks(cursor).map(({ path }) => path)).toEqual(['/robots/part.xml', '/robots/m/a.stl']);
});

it('names that mean something are coloured, one after the other', () => {
  const cursor = cursorAt('|<mujoco><worldbody><body name="arm"><joint name="j"/></body></worldbody>\n<actuator><motor joint="j"/><motor joint="no"/></actuator></mujoco>'); // prettier-ignore
  const data = semanticTokens(cursor.model, cursor.file);
  const tokens = Array.from({ length: data.length / 5 }, (_, i) => data.slice(5 * i, 5 * i + 5));
  expect(tokens).toEqual([
    [0, 31, 3, 0, 1],
    [0, 18, 1, 2, 1],
    [1, 24, 1, 2, 0],
  ]);
});

it('a body is found from inside and by its name, with what carries it and what it carries', () => {
  const text = '<mujoco><worldbody><body name="a"><body name="b"><geom |size="1"/><body name="c"/></body></body></worldbody></mujoco>'; // prettier-ignore
  const body = bodyAt(cursorAt(text));
  expect([body?.parent?.name, body?.name, body?.children.map(({ name }) => name)]).toEqual(['a', 'b', ['c']]);
});

it('names of a workspace are found by letters in their order', () => {
  const { model } = cursorAt('|<mujoco><worldbody><body name="left_arm"/><body name="leg"/></worldbody></mujoco>');
  expect(namedPlaces(model, 'LARM').map(({ name, what }) => `${what} ${name}`)).toEqual(['body left_arm']);
  expect(namedPlaces(model, '')).toHaveLength(2);
});
