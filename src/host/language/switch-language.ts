import * as vscode from 'vscode';
import type { ModelLanguageId } from './model-language.js';
import { findModelLanguage, MODEL_LANGUAGES } from './model-language.js';

/** Where it is remembered of which files somebody has chosen the language, and how many of them. */
const CHOSEN = 'physxAnything.chosenLanguages';
const MOST_CHOSEN = 500;

/**
 * MJCF and URDF stand in `.xml` files: those whose root says so become `mjcf`, `urdf` or `xacro` when they are opened, or when the root is typed. Where
 * somebody has chosen another language, then or through `files.associations`, that is left alone, in later sessions too.
 */
export function switchLanguages(state: vscode.Memento): vscode.Disposable {
  /** What we have made of open documents. */
  const made = new Map<string, ModelLanguageId>();
  const chosen = new Set(state.get<readonly string[]>(CHOSEN, []));

  const remember = (): void => void state.update(CHOSEN, [...chosen].slice(-MOST_CHOSEN));
  const consider = (document: vscode.TextDocument): void => {
    const { uri, languageId } = document;
    if (!['file', 'untitled'].includes(uri.scheme) || isModelLanguage(languageId) === (languageId === 'xml')) return;
    const key = uri.toString();
    const before = made.get(key);
    if (before !== undefined && languageId === 'xml') {
      made.delete(key);
      chosen.add(key);
      remember();
      return;
    }
    if (isModelLanguage(languageId) && chosen.delete(key)) remember();
    if (chosen.has(key) || (languageId !== 'xml' && before === undefined) || isAssociated(document)) return;
    const language = findModelLanguage(document.getText());
    if (language === undefined || language === languageId) return;
    made.set(key, language);
    void vscode.languages.setTextDocumentLanguage(document, language);
  };
  const forget = (document: vscode.TextDocument): void => {
    // A change of language is told as closing and opening, at once.
    setTimeout(() => {
      if (document.isClosed) made.delete(document.uri.toString());
    }, 0);
  };
  vscode.workspace.textDocuments.forEach(consider);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) consider(document);
    }),
  );
}

const isModelLanguage = (id: string): boolean => MODEL_LANGUAGES.some((language) => language === id);

/** Whether the user's settings say that a file with this name is XML. */
function isAssociated(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace
    .getConfiguration('files')
    .get<Readonly<Record<string, string>>>('associations', {});
  return Object.entries(associations).some(
    ([pattern, language]) =>
      language === 'xml' &&
      vscode.languages.match({ pattern: pattern.includes('/') ? pattern : `**/${pattern}` }, document) > 0,
  );
}
