import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
}
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Rule[] };

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`);

describe('dependency directions', () => {
  const files = [...sources('src'), ...sources('webview-ui')];

  it('every boundary matches a file', () => {
    for (const { name, from } of forbidden) {
      if (from.path === undefined) continue;
      const pattern = new RegExp(from.path);
      expect(
        files.some((file) => pattern.test(file)),
        name,
      ).toBe(true);
    }
  });

  it('every folder of src is in the table', () => {
    for (const folder of readdirSync('src'))
      expect(
        forbidden.map((rule) => rule.name),
        folder,
      ).toContain(`${folder}-imports`);
  });
});
