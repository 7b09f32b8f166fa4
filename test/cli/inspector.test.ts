import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import type { PartAddress } from '../../src/core/part-address.js';
import type {
  EditReply,
  ElementChange,
  ElementHandle,
  ElementQuery,
  InspectReply,
} from '../../src/language/inspector/inspector-requests.js';
import type { LspClient } from '../fixtures/lsp-client.js';
import { startLspClient } from '../fixtures/lsp-client.js';
import { makeTempFolder } from './run-cli.js';

const SCENE = '<mujoco>\n  <include file="parts/arm.xml"/>\n</mujoco>\n';
const ARM =
  '<mujocoinclude>\n  <worldbody>\n    <body name="arm"><geom name="tip" size="0.1"/></body>\n  </worldbody>\n</mujocoinclude>\n';
const TIP: PartAddress = { kind: 'geom', name: 'tip', index: 0, total: 1, owner: 'arm', ordinal: 0, siblings: 1 };

describe('what the language server tells an inspector', () => {
  let editor: LspClient;
  let [main, arm] = ['', ''];
  const inspect = async (query: ElementQuery): Promise<InspectReply> => {
    const reply = await editor.connection.sendRequest<InspectReply | null>('physxAnything/inspect', query);
    if (reply === null) throw new Error('nothing is there');
    return reply;
  };
  const edit = (element: ElementHandle, change: ElementChange): Promise<EditReply> =>
    editor.connection.sendRequest<EditReply>('physxAnything/editField', { element, change });
  const changesOf = (reply: EditReply): readonly TextDocumentEdit[] =>
    'edit' in reply ? ((reply.edit.documentChanges ?? []) as TextDocumentEdit[]) : [];

  beforeAll(async () => {
    const folder = realpathSync(makeTempFolder());
    mkdirSync(path.join(folder, 'parts'));
    writeFileSync(path.join(folder, 'scene.xml'), SCENE);
    writeFileSync(path.join(folder, 'parts/arm.xml'), ARM);
    main = pathToFileURL(path.join(folder, 'scene.xml')).toString();
    arm = pathToFileURL(path.join(folder, 'parts/arm.xml')).toString();
    editor = await startLspClient(folder);
  });
  afterAll(async () => {
    expect(editor.log).toEqual([]);
    expect(await editor.stop()).toBe(0);
  });

  it('is the same of a part and of the place of its element, in the file that has it', async () => {
    const byPart = await inspect({ model: main, part: TIP });
    expect(byPart.element).toEqual({ model: main, uri: arm, offset: ARM.indexOf('<geom'), version: null });
    expect(byPart.inspected).toMatchObject({ title: 'tip', place: { uri: arm, range: { start: { line: 2 } } } });
    const place = { model: main, uri: arm, position: { line: 2, character: 30 } };
    expect(await inspect(place)).toEqual({ ...byPart, part: TIP });
    expect(await editor.connection.sendRequest('physxAnything/elementAt', place)).toEqual(TIP);
    const outside = { ...place, position: { line: 1, character: 4 } };
    expect(await editor.connection.sendRequest('physxAnything/elementAt', outside)).toBeNull();
  });

  it('is an edit for the version that it is of, a refusal, or that the text has changed', async () => {
    editor.open(arm, ARM);
    const { element } = await inspect({ model: main, part: TIP });
    expect(element.version).toBe(1);
    const changed = changesOf(await edit(element, { kind: 'field', field: 'mass', text: '2' }));
    expect(changed).toMatchObject([{ textDocument: { uri: arm, version: 1 }, edits: [{ newText: ' mass="2"' }] }]);
    const refused = await edit(element, { kind: 'field', field: 'mass', text: '-2' });
    expect(refused).toEqual({ refused: 'mass cannot be less than 0; here it is -2.' });
    const steel = changesOf(await edit(element, { kind: 'material', material: 'steel', friction: false }));
    expect(steel).toMatchObject([{ edits: [{ newText: ' density="7850"' }] }]);
    editor.change(arm, 2, `\n${ARM}`);
    expect(await edit(element, { kind: 'field', field: 'mass', text: '2' })).toEqual({ isStale: true });
    editor.close(arm);
  });

  it('is what is wrong, with fixes that are refused once they are of something else', async () => {
    editor.open(arm, ARM.replace('size="0.1"', 'size="-0.1"'));
    const { inspected, element } = await inspect({ model: main, part: TIP });
    const problem = inspected.problems.findIndex(({ code }) => code === 'syn/value-out-of-range');
    const title = 'Change to 0.1';
    expect(inspected.problems[problem].fixes).toEqual([title]);
    const fixed = changesOf(await edit(element, { kind: 'fix', problem, fix: 0, title }));
    expect(fixed).toMatchObject([{ textDocument: { uri: arm }, edits: [{ newText: '0.1' }] }]);
    expect(await edit(element, { kind: 'fix', problem, fix: 0, title: 'Something else' })).toEqual({ isStale: true });
    editor.close(arm);
  });
});
