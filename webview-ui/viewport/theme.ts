import { Color } from 'three';

/** The colours of the scene, taken from the editor's theme. */
export interface SceneTheme {
  readonly kind: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
  readonly background: Color;
  readonly grid: Color;
  /** Opacity of the grid's lines. */
  readonly gridOpacity: number;
  readonly shadowOpacity: number;
  /** For what the pointer or keyboard is on: the hovered joint and its part. */
  readonly accent: Color;
  /** Of the axes of joints that are not emphasised. */
  readonly axis: Color;
}

/** How much of the foreground is in the background, so that white robots do not vanish before white, and black ones before black. */
const TINT: Readonly<Record<SceneTheme['kind'], number>> = {
  light: 0.2,
  dark: 0.015,
  'high-contrast': 0.02,
  'high-contrast-light': 0.2,
};

/** Reads the theme that VS Code gives the page: a class on the body, and colours as custom properties. */
export function readTheme(body: HTMLElement): SceneTheme {
  const style = getComputedStyle(body);
  const color = (name: string, fallback: string) => parseColor(style.getPropertyValue(name)) ?? new Color(fallback);
  const kind = body.classList.contains('vscode-high-contrast-light')
    ? 'high-contrast-light'
    : body.classList.contains('vscode-high-contrast')
      ? 'high-contrast'
      : body.classList.contains('vscode-light')
        ? 'light'
        : 'dark';
  const dark = kind === 'dark' || kind === 'high-contrast';
  const contrast = kind === 'high-contrast' || kind === 'high-contrast-light';
  const foreground = color('--vscode-editor-foreground', dark ? '#cccccc' : '#333333');
  return {
    kind,
    background: color('--vscode-editor-background', dark ? '#1e1e1e' : '#ffffff').lerp(foreground, TINT[kind]),
    grid: foreground,
    gridOpacity: contrast ? 0.55 : dark ? 0.22 : 0.26,
    shadowOpacity: dark ? 0.42 : 0.24,
    accent: color(contrast ? '--vscode-contrastActiveBorder' : '--vscode-focusBorder', '#0078d4'),
    axis: contrast ? color('--vscode-contrastBorder', dark ? '#6fc3df' : '#0f4a85') : new Color('#e8912d'),
  };
}

/** #rgb, #rrggbb, with or without alpha, and rgb(); undefined for anything else. */
function parseColor(text: string): Color | undefined {
  const value = text.trim();
  const hex = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(value);
  if (hex !== null) return new Color(`#${hex[1]}`);
  if (/^#[0-9a-f]{3,4}$/i.test(value)) return new Color(value.slice(0, 4));
  const rgb = /^rgba?\(\s*([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)/i.exec(value);
  return rgb === null ? undefined : new Color(`rgb(${rgb[1]}, ${rgb[2]}, ${rgb[3]})`);
}

/** Calls `onChange` when the user changes the colour theme. */
export function watchTheme(body: HTMLElement, onChange: (theme: SceneTheme) => void): void {
  const observer = new MutationObserver(() => {
    onChange(readTheme(body));
  });
  observer.observe(body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}
