import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import type { IGrammar } from 'vscode-textmate';
import textmate from 'vscode-textmate';

export type Language = 'mjcf' | 'urdf' | 'xacro';

export interface Token {
  /** From 0. */
  readonly line: number;
  readonly text: string;
  /** From the outermost to the innermost, which colours. */
  readonly scopes: readonly string[];
}

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');

/** The grammars of syntaxes/, as the editor loads them. */
export async function loadGrammars(): Promise<(language: Language, text: string) => readonly Token[]> {
  await oniguruma.loadWASM(readFileSync(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = `syntaxes/${scope.replace('text.xml.', '')}.tmLanguage.json`;
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(file, 'utf8'), file));
    },
  });
  const grammars = new Map<Language, IGrammar>();
  for (const language of ['mjcf', 'urdf', 'xacro'] as const) {
    const grammar = await registry.loadGrammar(`text.xml.${language}`);
    if (grammar === null) throw new Error(`no grammar ${language}`);
    grammars.set(language, grammar);
  }
  return (language, text) => {
    const tokens: Token[] = [];
    let state = textmate.INITIAL;
    for (const [line, content] of text.split(/\r?\n/).entries()) {
      const result = grammars.get(language)?.tokenizeLine(content, state);
      if (result === undefined) throw new Error(`no grammar ${language}`);
      for (const { startIndex, endIndex, scopes } of result.tokens) {
        tokens.push({ line, text: content.slice(startIndex, endIndex), scopes });
      }
      state = result.ruleStack;
    }
    return tokens;
  };
}
