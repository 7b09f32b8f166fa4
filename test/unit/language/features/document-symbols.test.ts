import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols } from '../../../../src/language/features/document-symbols.js';
import { cursorAt } from '../../../fixtures/language.js';

const outline = (marked: string, others = {}): string[] => {
  const { model, file } = cursorAt(marked, others);
  const lines: string[] = [];
  const list = (symbols: readonly DocumentSymbol[], depth: number): void => {
    for (const { name, detail, children = [] } of symbols) {
      lines.push(`${'  '.repeat(depth)}${name}: ${detail ?? ''}`);
      list(children, depth + 1);
    }
  };
  list(documentSymbols(model, file), 0);
  return lines;
};

describe('the outline', () => {
  it('has the bodies of MJCF in one another, and sections as they are', () => {
    const text = `<mujoco>|
      <default><default class="thin"><geom size="1"/></default></default>
      <worldbody><body name="base"><joint name="yaw" type="slide"/><geom type="box"/><body name="arm"/></body></worldbody>
      <actuator><motor joint="yaw"/></actuator></mujoco>`;
    expect(outline(text)).toEqual([
      'default: ',
      '  thin: default',
      '    geom: ',
      'worldbody: ',
      '  base: body',
      '    yaw: joint slide',
      '    geom: box',
      '    arm: body',
      'actuator: ',
      '  motor: yaw',
    ]);
  });

  it('has the links of URDF in one another, each after the joint that leads to it, and what belongs to none last', () => {
    const text = `<robot name="r">|
      <link name="tip"/>
      <joint name="j" type="fixed"><parent link="base"/><child link="tip"/></joint>
      <joint name="lost" type="fixed"><parent link="base"/><child link="nothing"/></joint>
      <link name="base"><visual/></link></robot>`;
    expect(outline(text)).toEqual(['base: link', '  visual: ', '  j: joint fixed', '  tip: link', 'lost: joint fixed']);
  });

  it('has of a file what is written in it, also where another includes it', () => {
    const main = '<mujoco><include file="part.xml"/>|<worldbody><body name="a"/></worldbody></mujoco>';
    const others = { '/robots/part.xml': '<mujocoinclude><asset><mesh file="b.stl"/></asset></mujocoinclude>' };
    expect(outline(main, others)).toEqual(['include: part.xml', 'worldbody: ', '  a: body']);
  });

  it('is there while the text is broken', () => {
    expect(outline('<mujoco><worldbody><body name="a"><geom <body name="b"|')).toContain('  a: body');
  });
});
