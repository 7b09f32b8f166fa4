import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileEvent, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { DocumentFormattingRequest, HoverRequest, RenameRequest } from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import {
  CodeActionResolveRequest,
  CreateFile,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import { cupObj } from '../fixtures/concave-meshes.js';
import type { LspClient } from '../fixtures/lsp-client.js';
import { applyAction, startLspClient } from '../fixtures/lsp-client.js';
import { makeTempFolder, runCli } from './run-cli.js';

const WRONG = '<mujoco>\n  <worldbody>\n    <geom size="1" rgab="1 0 0 1"/>\n  </worldbody>\n</mujoco>\n';
const SCENE = '<mujoco>\n  <include file="parts/arm.xml"/>\n</mujoco>\n';
const ARM =
  '<mujocoinclude>\n  <worldbody>\n    <body nam="arm"><geom size="1"/></body>\n  </worldbody>\n</mujocoinclude>\n';

const rangeAt = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe('the language server, over standard input and output', () => {
  let folder = '';
  let editor: LspClient;
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).toString();

  beforeAll(async () => {
    folder = realpathSync(makeTempFolder());
    mkdirSync(path.join(folder, 'parts'));
    writeFileSync(path.join(folder, 'scene.xml'), SCENE);
    writeFileSync(path.join(folder, 'parts/arm.xml'), ARM);
    editor = await startLspClient(folder);
  });
  afterAll(async () => {
    expect(editor.log).toEqual([]);
    expect(await editor.stop()).toBe(0);
  });

  it('shows what is wrong, mends it, and shows nothing more', async () => {
    const uri = uriOf('typed.xml');
    editor.open(uri, WRONG);
    const [wrong, ...others] = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
    expect(others).toEqual([]);
    expect(wrong).toMatchObject({
      range: { start: { line: 2, character: 19 }, end: { line: 2, character: 23 } },
      severity: 1,
      source: 'physx-anything',
      code: 'syn/unknown-attribute',
      message: '<geom> has no attribute rgab. Is rgba meant?',
    });
    expect(wrong.codeDescription?.href).toMatch(/\/docs\/rules\/syn\/unknown-attribute\.md$/);
    const actions = await editor.codeActions(uri, wrong);
    expect(actions.map(({ title }) => title)).toEqual([
      'Change to rgba',
      'Remove rgab',
      'Disable syn/unknown-attribute for this line',
    ]);
    editor.change(uri, 2, applyAction(WRONG, actions[2]));
    expect(applyAction(WRONG, actions[2])).toContain(
      '\n    <!-- lint-disable-next-line syn/unknown-attribute: reason -->\n    <geom size',
    );
    expect(await editor.diagnostics(uri, ({ version }) => version === 2)).toEqual([]);
    editor.change(uri, 3, applyAction(WRONG, actions[0]));
    expect(await editor.diagnostics(uri, ({ version }) => version === 3)).toEqual([]);
    editor.close(uri);
  });

  it('shows an error of an included file in that file, as long as a file that includes it is open', async () => {
    editor.open(uriOf('scene.xml'), SCENE);
    const shown = await editor.diagnostics(uriOf('parts/arm.xml'), ({ diagnostics }) => diagnostics.length > 0);
    expect(shown.map(({ message }) => message)).toEqual(['<body> has no attribute nam. Is name meant?']);
    editor.close(uriOf('scene.xml'));
    expect(await editor.diagnostics(uriOf('parts/arm.xml'), () => true)).toEqual([]);
  });

  it('judges an included file within the model that includes it, and follows what is typed', async () => {
    const uri = uriOf('parts/arm.xml');
    editor.open(uri, ARM);
    expect(await editor.diagnostics(uri, ({ version }) => version === 1)).toHaveLength(1);
    editor.change(uri, 2, ARM.replace('nam=', 'name='));
    expect(await editor.diagnostics(uri, ({ version }) => version === 2)).toEqual([]);
    editor.close(uri);
    editor.open(uriOf('scene.xml'), SCENE);
    // What is on disk is as it was.
    expect(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0)).toHaveLength(1);
    editor.close(uriOf('scene.xml'));
  });

  it('asks the engine when nobody types, and keeps what it said in its place while somebody does', async () => {
    const uri = uriOf('engine.xml');
    const ball = '    <body><freejoint/><geom size="0.1"/></body>\n';
    const text = `<mujoco>\n  <worldbody>\n${ball}${ball}  </worldbody>\n</mujoco>\n`;
    const isAsked = ({ diagnostics }: { readonly diagnostics: readonly { readonly code?: unknown }[] }): boolean =>
      diagnostics.some(({ code }) => code === 'con/initial-penetration');
    editor.open(uri, text);
    const [said] = await editor.diagnostics(uri, isAsked);
    expect(said).toMatchObject({ range: { start: { line: 3 } }, severity: 2 });
    editor.change(uri, 2, text.replace('<worldbody>', '<worldbody>\n    <light/>'));
    const [kept] = await editor.diagnostics(uri, ({ version }) => version === 2);
    expect(kept).toMatchObject({ range: { start: { line: 4 } }, code: 'con/initial-penetration' });
    editor.change(uri, 3, text.replace('<body>', '<body pos="1 0 0">'));
    const isClear = ({ version, diagnostics }: PublishDiagnosticsParams) => version === 3 && diagnostics.length === 0;
    expect(await editor.diagnostics(uri, isClear)).toEqual([]);
    editor.close(uri);
  });

  it('answers what editors ask of a place, and refuses a name that is taken in words', async () => {
    const uri = uriOf('asked.xml');
    const text = '<mujoco>\n<worldbody><body name="a"/><body name="b"/></worldbody>\n</mujoco>\n';
    editor.open(uri, text);
    const at = { textDocument: { uri }, position: { line: 1, character: 24 } };
    const { connection } = editor;
    const rename = (newName: string) => connection.sendRequest(RenameRequest.type, { ...at, newName });
    expect(await rename('c')).toEqual({
      documentChanges: [{ textDocument: { uri, version: 1 }, edits: [{ range: rangeAt(1, 23, 24), newText: 'c' }] }],
    });
    await expect(rename('b')).rejects.toThrow('There is a body "b" already.');
    const hover = await connection.sendRequest(HoverRequest.type, { ...at, position: { line: 1, character: 3 } });
    expect(JSON.stringify(hover?.contents)).toContain('worldbody');
    const format = { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } };
    const [edit] = (await connection.sendRequest(DocumentFormattingRequest.type, format)) ?? [];
    expect(edit.newText).toContain('\n    <body name="a"/>\n');
    editor.close(uri);
  });

  it('parts a concave mesh into convex pieces, with new files and the model that names them in one edit', async () => {
    const uri = uriOf('cup.xml');
    writeFileSync(path.join(folder, 'cup.obj'), cupObj());
    const text =
      '<mujoco><asset><mesh name="cup" file="cup.obj"/></asset><worldbody><geom type="mesh" mesh="cup"/></worldbody></mujoco>';
    editor.open(uri, text);
    const isFound = ({ code }: { readonly code?: unknown }): boolean => code === 'con/hull-fills-cavity';
    const found = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.some(isFound));
    const actions = await editor.codeActions(uri, found.filter(isFound)[0]);
    const offered = actions.find(({ title }) => title === 'Collide as convex pieces');
    expect(offered?.edit).toBeUndefined();
    const { edit } = await editor.connection.sendRequest(CodeActionResolveRequest.type, offered as CodeAction);
    const made = (edit?.documentChanges ?? []).filter((change) => CreateFile.is(change)).map((change) => change.uri);
    expect(made.length).toBeGreaterThan(2);
    expect(made[0]).toBe(uriOf('cup_hull_0.obj'));
    editor.close(uri);
  });

  it('follows the settings of a folder, and leaves out what its baseline knows', async () => {
    const uri = uriOf('typed.xml');
    const settings = path.join(folder, '.simlint.json');
    const set = async (text: string): Promise<void> => {
      writeFileSync(settings, text);
      const changes: FileEvent[] = [{ uri: pathToFileURL(settings).toString(), type: FileChangeType.Changed }];
      await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    };
    editor.open(uri, WRONG);
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
    await set('{ "rules": { "syn/*": "hint" } }');
    const [hint] = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics[0]?.severity === 4);
    expect(hint.code).toBe('syn/unknown-attribute');
    writeFileSync(path.join(folder, 'typed.xml'), WRONG);
    runCli(['lint', path.join(folder, 'typed.xml'), '--write-baseline', path.join(folder, '.simlint-known.json')]);
    await set('{ "baseline": ".simlint-known.json" }');
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
    editor.change(uri, 2, WRONG.replace('rgab', 'rgbx'));
    const others = await editor.diagnostics(uri, ({ version }) => version === 2);
    expect(others.map(({ message }) => message)).toEqual(['<geom> has no attribute rgbx. Is rgba meant?']);
    rmSync(settings);
    rmSync(path.join(folder, 'typed.xml'));
    editor.close(uri);
  });

  it('leaves other XML alone', async () => {
    editor.open(uriOf('page.xml'), '<html><body nam="x"></html>', 'xml');
    editor.open(uriOf('typed.xml'), WRONG);
    await editor.diagnostics(uriOf('typed.xml'), ({ diagnostics }) => diagnostics.length > 0);
    // It was opened first, and would have been judged first.
    expect(editor.hasDiagnostics(uriOf('page.xml'))).toBe(false);
  });
});
