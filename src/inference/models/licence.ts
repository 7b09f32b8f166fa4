import { createHash } from 'node:crypto';
import type { ModelLicence, ModelManifest } from './model-manifest.js';
import type { AcceptedLicence, StoredModel } from './store-file.js';

/** Whether the user has accepted the licence of a model: once it says something else, they have not. */
export const isAccepted = ({ accepted }: Pick<StoredModel, 'accepted'>, { licence }: ModelManifest): boolean =>
  accepted?.sha256 === hashLicence(licence);

/** Acceptance of a licence, now. */
export const acceptLicence = (licence: ModelLicence): AcceptedLicence => ({
  name: licence.name,
  date: new Date().toISOString(),
  sha256: hashLicence(licence),
});

/** A licence in one line: what a person must know before accepting it. */
export const describeLicence = ({ name, url, nonCommercial }: ModelLicence): string =>
  `${name}${nonCommercial ? ', for NON-COMMERCIAL use only' : ''}${url === undefined ? '' : `: ${url}`}`;

/** SHA-256 of the fields in an order of their own, so that how a manifest is laid out does not matter. */
const hashLicence = ({ name, url, nonCommercial }: ModelLicence): string =>
  createHash('sha256')
    .update(JSON.stringify([name, url ?? null, nonCommercial]))
    .digest('hex');
