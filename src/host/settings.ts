import * as vscode from 'vscode';
import type { DeviceChoice, ServerParams } from '../protocol/inference.js';

export const SECTION = 'physxAnything';

/** The extension's settings, as package.json declares them. */
export interface Settings {
  readonly backend: string;
  readonly device: DeviceChoice;
  /** How long a fit may take on two cores, s. */
  readonly fitSeconds: number;
  readonly fixedBase: 'auto' | 'yes' | 'no';
  /** Folder for new assets, with variables: see `resolveOutputFolder`. */
  readonly outputFolder: string;
  readonly server: Omit<ServerParams, 'apiKey'>;
  /** Models of the user's, by name or folder; empty where there is none. */
  readonly vlm: { readonly model: string };
  readonly decoder: { readonly model: string };
}

/** Settings that hold for a file, the folder's own before the workspace's and the user's. */
export function readSettings(scope: vscode.Uri | undefined): Settings {
  const section = vscode.workspace.getConfiguration(SECTION, scope);
  return {
    backend: section.get('backend', 'auto'),
    device: section.get<DeviceChoice>('device', 'auto'),
    fitSeconds: section.get('fitSeconds', 8),
    fixedBase: section.get<'auto' | 'yes' | 'no'>('fixedBase', 'auto'),
    outputFolder: section.get('outputFolder', '${imageFolder}'),
    server: {
      baseUrl: section.get('server.baseUrl', ''),
      model: section.get('server.model', ''),
      concurrency: section.get('server.concurrency', 8),
    },
    vlm: { model: section.get('vlm.model', '') },
    decoder: { model: section.get('vlm.decoder', '') },
  };
}
