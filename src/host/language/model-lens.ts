import * as vscode from 'vscode';
import { findModelLanguage, MODEL_LANGUAGES } from './model-language.js';

/** What can be done with a model, above its root element: look at it, and have its physics checked. */
export const provideModelLens = (): vscode.Disposable =>
  vscode.languages.registerCodeLensProvider(
    MODEL_LANGUAGES.filter((language) => language !== 'xacro').map((language) => ({ language, scheme: 'file' })),
    {
      provideCodeLenses(document) {
        const text = document.getText();
        const root = /<(?:mujoco|robot)[\s/>]/.exec(
          text.replace(/<!--[^]*?-->/g, (comment) => ' '.repeat(comment.length)),
        );
        if (root === null || findModelLanguage(text) === undefined) return [];
        const at = document.positionAt(root.index);
        const lens = (title: string, command: string): vscode.CodeLens =>
          new vscode.CodeLens(new vscode.Range(at, at), {
            title,
            command: `physxAnything.${command}`,
            arguments: [document.uri],
          });
        return [lens('$(open-preview) Open Preview', 'openPreview'), lens('$(beaker) Check Physics', 'checkModel')];
      },
    },
  );
