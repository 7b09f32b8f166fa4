import * as vscode from 'vscode';
import type { PartAddress } from '../../core/part-address.js';
import type {
  ChangeOutcome,
  EditReply,
  EditRequest,
  ElementChange,
  ElementQuery,
  InspectorContent,
  InspectReply,
} from '../../protocol/preview.js';
import type { LanguageFeatures } from '../language/language-features.js';
import { applyServerEdit } from './apply-edit.js';
import { revealPlace } from './reveal-place.js';

/** The cursor passes over many elements while it is moved, and a text changes with each key, ms. */
const QUIET = 120;

export interface InspectionOptions {
  /** The model's main file. */
  readonly model: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly language: LanguageFeatures;
  readonly log: vscode.LogOutputChannel;
  /** Whether a file is one that the model was read from. */
  readonly isSource: (uri: vscode.Uri) => boolean;
  /** Shows in the page what the cursor is on, or what has changed of what is selected. */
  readonly show: (content: InspectorContent) => void;
}

/** What is selected in a preview, in step with the cursor and the text. */
export interface Inspection {
  /** Selects a part as the user did in the page, and shows its source. */
  select(part: PartAddress): Promise<InspectorContent>;
  /** Changes what is selected; one change after the other. */
  change(change: ElementChange): Promise<ChangeOutcome>;
  /** Tells the page again, since the model is another. */
  refresh(): void;
  dispose(): void;
}

const NOT_WRITTEN = 'This is made when the model is compiled: it has no element of its own in the text.';
const CHANGED = 'The text has changed meanwhile. Look at the value again.';

export function createInspection({ model, panel, language, log, isSource, show }: InspectionOptions): Inspection {
  let current: InspectReply | undefined;
  /** Counts what was asked of the server: older answers are dropped. */
  let wanted = 0;
  let following = 0;
  /** Of what has changed, and of where the cursor is. */
  const timers: { refresh?: NodeJS.Timeout; follow?: NodeJS.Timeout } = {};
  let last: Promise<unknown> = Promise.resolve();
  const main = model.toString();

  /** Undefined where the server does not run, fails or knows nothing. */
  const request = async <Reply>(method: string, params: unknown): Promise<Reply | undefined> => {
    try {
      const client = await language.start();
      return (await client?.request<Reply | null>(`physxAnything/${method}`, params)) ?? undefined;
    } catch (error) {
      log.error(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const ask = (query: ElementQuery): Promise<InspectReply | undefined> => request<InspectReply>('inspect', query);

  /** What is selected as it is now: found by what the engine calls it, or else where it was. */
  const askAgain = async ({ part, inspected }: InspectReply): Promise<InspectReply | undefined> => {
    const found = part === undefined ? undefined : await ask({ model: main, part });
    const { uri, range } = inspected.place;
    return found ?? (await ask({ model: main, uri, position: range.start }));
  };
  const later = (what: keyof typeof timers, run: () => Promise<void>) => {
    clearTimeout(timers[what]);
    timers[what] = setTimeout(() => void run(), QUIET);
  };
  const refresh = async (): Promise<void> => {
    const before = current;
    if (before === undefined) return;
    const mine = ++wanted;
    const found = await askAgain(before);
    // A text that is half typed says nothing of what is selected.
    if (mine !== wanted || found === undefined) return;
    current = found;
    show(contentOf(found));
  };
  const follow = async (editor: vscode.TextEditor): Promise<void> => {
    const mine = ++following;
    const { document, selection } = editor;
    const found = await ask({ model: main, uri: document.uri.toString(), position: selection.active });
    if (mine !== following || found === undefined) return;
    const isSame =
      found.element.uri === current?.element.uri &&
      found.element.offset === current.element.offset &&
      found.element.version === current.element.version;
    if (isSame) return;
    wanted++;
    current = found;
    show(contentOf(found));
  };
  const changeNow = async (change: ElementChange): Promise<ChangeOutcome> => {
    if (current === undefined) return { kind: 'refused', message: 'Nothing is selected.' };
    const params: EditRequest = { element: current.element, change };
    const reply = await request<EditReply>('editField', params);
    if (reply !== undefined && 'refused' in reply) return { kind: 'refused', message: reply.refused };
    const edited = reply !== undefined && 'edit' in reply ? reply : undefined;
    const isDone = edited !== undefined && (await applyServerEdit(edited.edit));
    wanted++;
    const found = await askAgain(current);
    if (found !== undefined) current = found;
    if (!isDone) {
      show(contentOf(current));
      return { kind: 'refused', message: CHANGED };
    }
    const remark = edited.remark === undefined ? {} : { remark: edited.remark };
    return { kind: 'done', content: { ...contentOf(current), ...remark } };
  };

  const listening = vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (panel.visible && isSource(textEditor.document.uri)) later('follow', () => follow(textEditor));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isSource(document.uri)) later('refresh', refresh);
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = current?.element.uri;
      if (shown !== undefined && uris.some((uri) => uri.toString() === vscode.Uri.parse(shown).toString()))
        later('refresh', refresh);
    }),
  );
  return {
    async select(part) {
      const mine = ++wanted;
      // Where the cursor was before is of no interest any more.
      following++;
      clearTimeout(timers.follow);
      const found = await ask({ model: main, part });
      if (mine !== wanted) return { part };
      current = found;
      if (found === undefined) return { part, remark: NOT_WRITTEN };
      await revealPlace(found.inspected.place, panel);
      return contentOf(found);
    },
    change(change) {
      const answer = last.then(() => changeNow(change));
      last = answer.catch(() => undefined);
      return answer;
    },
    refresh: () => void refresh(),
    dispose() {
      clearTimeout(timers.refresh);
      clearTimeout(timers.follow);
      listening.dispose();
    },
  };
}

const contentOf = ({ inspected, part }: InspectReply): InspectorContent => ({
  inspected,
  ...(part === undefined ? {} : { part }),
});
