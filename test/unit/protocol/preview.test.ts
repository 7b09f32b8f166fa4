import { describe, expect, it } from 'vitest';
import { previewHostReplies, previewReplies } from '../../../src/protocol/preview.js';

describe('the reply to where the object is', () => {
  it.each([
    undefined,
    { mark: null },
    { mark: { kind: 'box', box: [120, 80, 560, 430] } },
    { mark: { kind: 'click', at: [320, 240] } },
  ])('is a mark, none any more, or nothing: %j', (reply) => {
    expect(previewReplies.askMark(reply)).toBe(true);
  });

  it.each([
    {},
    { mark: 'box' },
    { mark: { kind: 'box', box: [120, 80, 560] } },
    { mark: { kind: 'box', at: [320, 240] } },
    { mark: { kind: 'click', at: [320, null] } },
    { mark: { kind: 'circle', at: [320, 240] } },
  ])('is not %j', (reply) => {
    expect(previewReplies.askMark(reply)).toBe(false);
  });

  it('is helped by an outline', () => {
    expect(previewHostReplies.findOutline({ width: 4, height: 3, rings: [[0, 0, 4, 0, 4, 3]] })).toBe(true);
    expect(previewHostReplies.findOutline({ width: 4, height: 3, rings: [['M0 0']] })).toBe(false);
  });
});
