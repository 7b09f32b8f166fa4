import * as assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { activateExtension, closeAll, inWorkspace } from './extension.js';

const MODEL = '<mujoco>\n  <worldbody>\n    <geom size="0.1"/>\n  </worldbody>\n</mujoco>\n';

describe('editing a model', () => {
  before(async () => {
    await activateExtension();
    await mkdir(inWorkspace('edited', 'parts').fsPath, { recursive: true });
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });

  const place = async (name: string, text: string): Promise<vscode.Uri> => {
    const file = inWorkspace('edited', ...name.split('/'));
    await writeFile(file.fsPath, text);
    return file;
  };
  /** As a user opens it: what the API opens is closed only minutes later. */
  const show = async (file: vscode.Uri): Promise<vscode.TextEditor> => {
    await vscode.commands.executeCommand('vscode.open', file);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file.toString());
    return editor;
  };

  it('takes .xml for MJCF or URDF by its root, also once that is typed, and leaves other XML', async () => {
    const mjcf = await show(await place('model.xml', MODEL));
    await until(() => mjcf.document.languageId === 'mjcf');
    const urdf = await show(await place('robot.xml', '<robot name="r"><link name="base"/></robot>\n'));
    await until(() => urdf.document.languageId === 'urdf');
    const other = await show(await place('page.xml', '<html/>\n'));
    await until(() => other.document.languageId === 'xml');
    await other.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, 1, 0), '<mujoco>\n</mujoco>\n');
    });
    await until(() => other.document.languageId === 'mjcf');
  });

  it('does not fight who has chosen another language', async () => {
    const { document } = await show(await place('chosen.xml', MODEL));
    await until(() => document.languageId === 'mjcf');
    await vscode.languages.setTextDocumentLanguage(document, 'xml');
    await vscode.window.activeTextEditor?.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), '  <option/>\n');
    });
    await closeAfterRevert();
    const again = await show(inWorkspace('edited', 'chosen.xml'));
    const watched = await show(await place('watched.xml', MODEL));
    await until(() => watched.document.languageId === 'mjcf');
    assert.equal(again.document.languageId, 'xml');
  });

  it('shows a wrong attribute that is typed, mends it, and shows nothing more', async () => {
    const file = await place('typed.xml', MODEL);
    const editor = await show(file);
    await until(() => editor.document.languageId === 'mjcf');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(2, 9), ' tpye="sphere"');
    });
    const [wrong] = await diagnosticsOf(file, 1);
    assert.equal(wrong.message, '<geom> has no attribute tpye. Is type meant?');
    assert.deepEqual(wrong.range, new vscode.Range(2, 10, 2, 14));
    assert.equal(wrong.severity, vscode.DiagnosticSeverity.Error);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file,
      wrong.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to type');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.ok(editor.document.getText().includes('<geom type="sphere" size="0.1"/>'));
    await diagnosticsOf(file, 0);
  });

  it('shows an error inside an included file in that file', async () => {
    const part = await place(
      'parts/arm.xml',
      '<mujocoinclude>\n  <worldbody>\n    <body nam="arm"><geom size="1"/></body>\n  </worldbody>\n</mujocoinclude>\n',
    );
    await show(await place('scene.xml', '<mujoco>\n  <include file="parts/arm.xml"/>\n</mujoco>\n'));
    const [wrong] = await diagnosticsOf(part, 1);
    assert.equal(wrong.message, '<body> has no attribute nam. Is name meant?');
    assert.equal(wrong.range.start.line, 2);
    await closeAll();
    await diagnosticsOf(part, 0);
  });

  it('renames a joint in an actuator, a sensor, an equality and an included file', async () => {
    const part = await place(
      'parts/motors.xml',
      '<mujocoinclude>\n  <actuator><motor name="elbow" joint="elbow"/></actuator>\n</mujocoinclude>\n',
    );
    const text = `<mujoco>
  <include file="parts/motors.xml"/>
  <worldbody>
    <body><joint name="elbow"/><geom size="0.1"/></body>
    <body><joint name="wrist"/><geom size="0.1"/></body>
  </worldbody>
  <actuator><position joint="elbow"/></actuator>
  <sensor><jointpos joint="elbow"/></sensor>
  <equality><joint joint1="wrist" joint2="elbow"/></equality>
</mujoco>
`;
    const file = await place('renamed.xml', text);
    const editor = await show(file);
    await until(() => editor.document.languageId === 'mjcf');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      file,
      new vscode.Position(3, 26),
      'knee',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(editor.document.getText(), text.replace(/(joint2?|<joint name)="elbow"/g, '$1="knee"'));
    const included = await vscode.workspace.openTextDocument(part);
    assert.ok(included.getText().includes('<motor name="elbow" joint="knee"/>'));
    await vscode.workspace.saveAll();
    const isError = ({ severity }: vscode.Diagnostic) => severity === vscode.DiagnosticSeverity.Error;
    await until(() => !vscode.languages.getDiagnostics(file).some(isError));
  });

  it('writes the close tag of a start tag that is typed', async () => {
    const editor = await show(await place('closed.xml', '<mujoco>\n<worldbody>\n</worldbody>\n</mujoco>\n'));
    await until(() => editor.document.languageId === 'mjcf');
    // The server is there once it has said something.
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', editor.document.uri);
    editor.selection = new vscode.Selection(1, 11, 1, 11);
    await vscode.commands.executeCommand('type', { text: '<body name="a"' });
    await vscode.commands.executeCommand('hideSuggestWidget');
    await vscode.commands.executeCommand('type', { text: '>' });
    await until(() => editor.document.lineAt(1).text === '<worldbody><body name="a"></body>');
    await until(
      () => editor.selection.active.character === 26,
      () => String(editor.selection.active.character),
    );
  });

  it('completes, explains, outlines and formats', async () => {
    const file = await place('helped.xml', MODEL);
    const editor = await show(file);
    await until(() => editor.document.languageId === 'mjcf');
    const inGeom = new vscode.Position(2, 10);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      file,
      inGeom,
    );
    assert.ok(list.items.some(({ label }) => label === 'friction'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', file, inGeom);
    const [explained] = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    assert.match(explained.value, /\*\*size\*\*/);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      file,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['worldbody'],
    );
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(2, 0), '      ');
    });
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(editor.document.getText(), MODEL);
  });
});

async function closeAfterRevert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await closeAll();
}

/** The diagnostics of a file, once there are so many. */
async function diagnosticsOf(file: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
  await until(
    () => vscode.languages.getDiagnostics(file).length === count,
    () =>
      `${path.basename(file.path)}: ${vscode.languages
        .getDiagnostics(file)
        .map(({ message }) => message)
        .join()}`,
  );
  return vscode.languages.getDiagnostics(file);
}

/** Waits until something is true; the test's own time limit ends it. */
async function until(isTrue: () => boolean, describe = (): string => isTrue.toString()): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    assert.ok(tries < 600, describe());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
