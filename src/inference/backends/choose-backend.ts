import { hasNetworks } from '../embedded/networks/model-files.js';

/** What may be asked for; `auto` takes the best that is at hand. */
export const BACKEND_NAMES = ['auto', 'embedded', 'silhouette', 'vlm', 'server'] as const;

/** What decides which backend is at hand. */
export interface Means {
  /** Address of a model server; empty or absent where none is named. */
  readonly server?: { readonly baseUrl: string };
  /** A model of the user's; its name is empty where none is named. */
  readonly vlm?: { readonly model: string };
  /** What the user says that the object is: only templates are made to order. */
  readonly category?: string;
}

/**
 * The backend to take for the name that was asked for. For `auto`: the published system where the user has named a server or a model for it,
 * otherwise what comes with the product.
 */
export function chooseBackend(name: string, { server, vlm, category }: Means): string {
  if (name !== 'auto') return name;
  if (category === undefined) {
    if ((server?.baseUrl ?? '') !== '') return 'server';
    if ((vlm?.model ?? '') !== '') return 'vlm';
  }
  return hasNetworks() ? 'embedded' : 'silhouette';
}
