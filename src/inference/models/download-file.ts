import { SimAssetError } from '../../core/error.js';
import { explainStatus, Passing, show } from './download-errors.js';
import type { Patience } from './fetch-safely.js';
import { fetchSafely, tryAgain } from './fetch-safely.js';
import type { PartFile } from './part-file.js';
import { appendPart, dropPart, finishPart, openPart, restartPart } from './part-file.js';

/** A file to get, and what it shall be. */
interface WantedFile {
  readonly url: string;
  /** Where it goes. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface DownloadOptions {
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  /** Bytes of this file that are here. They may become fewer, where a server starts from the beginning. */
  readonly onProgress?: ((doneBytes: number) => void) | undefined;
}

/**
 * Gets one file: it appears under its name when it is whole and its checksum is right. What came of it before stays beside it when
 * the download ends early, and the next one goes on from there.
 *
 * @throws SimAssetError `model-checksum`, `model-download-size`, `model-download-refused`, `-missing`, `-failed`, `-unreachable`,
 * `model-bad-address`, `model-write-failed`, `model-disk-full`, `cancelled`.
 */
export async function downloadFile(wanted: WantedFile, options: DownloadOptions): Promise<void> {
  for (let again = true; ; again = false) {
    const part = await openPart(wanted.file, wanted.sha256, wanted.bytes, options.signal);
    try {
      await receiveAll(wanted, part, options);
    } catch (error) {
      // What is of another file is of no use for the next time.
      if (error instanceof SimAssetError && error.code === 'model-download-size') await dropPart(part);
      else await part.handle.close();
      throw error;
    }
    if (part.hash.digest('hex') === wanted.sha256) {
      await finishPart(part);
      return;
    }
    await dropPart(part);
    // What several connections brought may be of several versions: such a file is fetched once more, from the start.
    if (part.resumed && again) continue;
    throw new SimAssetError(
      'model-checksum',
      `${show(wanted.url)} is not the file that the manifest describes: its checksum is another one.`,
      'Ask whoever offers the model; nothing of this file was kept.',
    );
  }
}

async function receiveAll(wanted: WantedFile, part: PartFile, options: DownloadOptions): Promise<void> {
  let most = part.length;
  options.onProgress?.(part.length);
  if (part.length === wanted.bytes) return;
  await tryAgain(wanted.url, options.patience, options.signal, (signal, heard) =>
    receive(wanted, part, signal, () => {
      heard(part.length > most);
      most = Math.max(most, part.length);
      options.onProgress?.(part.length);
    }),
  );
}

/** One connection: what is missing of a part, or the whole file where the server cannot go on in the middle. */
async function receive(wanted: WantedFile, part: PartFile, signal: AbortSignal, onPiece: () => void): Promise<void> {
  const response = await fetchSafely(wanted.url, rangeHeaders(wanted, part), signal);
  const asked = part.length > 0;
  const fault = response.status === 200 ? undefined : explainPartial(response, wanted, part);
  if (fault !== undefined) {
    await response.body?.cancel();
    if (!asked || (response.status !== 206 && response.status !== 416)) throw fault;
    await restartPart(part, { sha256: wanted.sha256 });
    return receive(wanted, part, signal, onPiece);
  }
  if (response.status === 206) part.resumed = true;
  else {
    checkSize(wanted, response);
    const tag = strongTag(response);
    await restartPart(part, { sha256: wanted.sha256, ...(tag === undefined ? {} : { tag, url: wanted.url }) });
  }
  if (response.body !== null) {
    for await (const piece of response.body) {
      if (part.length + piece.length > wanted.bytes) throw wrongSize(wanted, 'more');
      await appendPart(part, piece);
      onPiece();
    }
  }
  if (part.length < wanted.bytes) throw new Passing('the connection broke off');
}

/** Asks for what is missing, and for the whole where the file has changed since. */
function rangeHeaders({ url }: WantedFile, { length, notes }: PartFile): Record<string, string> {
  if (length === 0) return {};
  const range = { range: `bytes=${length}-` };
  return notes.tag !== undefined && notes.url === url ? { ...range, 'if-range': notes.tag } : range;
}

/** Why a reply other than the whole file is not what was asked for; undefined for the missing part of the same file. */
function explainPartial(response: Response, wanted: WantedFile, part: PartFile): Error | undefined {
  const unfit = explainStatus(response, wanted.url);
  if (response.status !== 206) return unfit;
  const [, from, all] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '') ?? [];
  const tag = strongTag(response);
  const changed = tag !== undefined && part.notes.url === wanted.url && part.notes.tag !== tag;
  return Number(from) === part.length && part.length > 0 && !changed && (all === '*' || Number(all) === wanted.bytes)
    ? undefined
    : unfit;
}

/** Weak tags promise the same meaning and not the same bytes. */
function strongTag(response: Response): string | undefined {
  const tag = response.headers.get('etag');
  return tag === null || tag.startsWith('W/') ? undefined : tag;
}

/** A file of another size is refused before it is fetched. */
function checkSize(wanted: WantedFile, response: Response): void {
  const length = response.headers.get('content-length');
  if (length === null || response.headers.has('content-encoding') || Number(length) === wanted.bytes) return;
  throw wrongSize(wanted, length);
}

const wrongSize = ({ url, bytes }: WantedFile, found: string): SimAssetError =>
  new SimAssetError(
    'model-download-size',
    `${show(url)} is not the file that the manifest describes: it has ${found} bytes, not ${bytes}.`,
    'Ask whoever offers the model.',
  );
