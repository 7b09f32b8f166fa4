import { expect, it } from 'vitest';
import { findModelLanguage } from '../../../src/host/language/model-language.js';
import { detectLanguage } from '../../../src/language/model/source-file.js';
import { parseXml } from '../../../src/xml/parse-xml.js';
import { xmlDocuments } from '../../fixtures/xml-documents.js';

it('knows a model by its root, past what may stand before it', () => {
  expect(findModelLanguage('<mujoco>')).toBe('mjcf');
  expect(findModelLanguage('\ufeff<?xml version="1.0"?>\n<!-- <robot> -->\n<mujocoinclude/>')).toBe('mjcf');
  expect(findModelLanguage('<!DOCTYPE mujoco [<!ENTITY a "b">]>\n<mujoco/>')).toBe('mjcf');
  expect(findModelLanguage('<robot name="r"/>')).toBe('urdf');
  expect(findModelLanguage('<robot xmlns:xacro="http://www.ros.org/wiki/xacro"><xacro:wheel/></robot>')).toBe('xacro');
});

it('takes nothing else for a model, nor a root that is still typed', () => {
  for (const text of ['', 'mujoco', '<mujoco', '<robots>', '<html><robot/></html>', '<!-- <mujoco>', '<mujoco-x/>'])
    expect(findModelLanguage(text), text).toBeUndefined();
});

it('agrees with the language service on every document of the repository', () => {
  const documents = [...xmlDocuments()];
  expect(documents.length).toBeGreaterThan(5);
  for (const [file, text] of documents) expect(findModelLanguage(text), file).toBe(detectLanguage(parseXml(text)));
});
