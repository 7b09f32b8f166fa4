import * as vscode from 'vscode';
import { SimAssetError } from '../../core/error.js';
import { imageOf } from '../refit/image-of.js';
import { readGlb } from '../../formats/gltf/read-glb.js';
import { writeMjcf } from '../../formats/mjcf/write-mjcf.js';
import type { AssetHead } from '../../formats/asset-json/asset-source.js';
import { readAssetHead } from '../../formats/asset-json/asset-source.js';
import { collectModelFiles } from '../../formats/model-files/model-files.js';
import { writeMeshFiles } from '../../formats/obj/write-mesh-files.js';
import type { GateSummary } from '../../protocol/inference.js';
import { isGateSummary } from '../../protocol/inference.js';
import type { ModelFormat, ModelPayload, Recognition } from '../../protocol/preview.js';

/** A model ready to be sent to a preview, with the files that it was made from. */
export interface LoadedModel {
  readonly payload: ModelPayload;
  /** Every file that was read, and those below the model's folder that were looked for in vain: when one changes, the model does. */
  readonly sources: ReadonlySet<string>;
}

/**
 * Reads what a preview needs of an MJCF, URDF or GLB file through VS Code's file system, so that it works in remote and virtual
 * workspaces too; what is open and not saved is read as the editor has it. An MJCF or URDF of ours brings its visual meshes (NAME.glb) and its gate report along; a GLB of ours holds its
 * own joints and physics.
 *
 * @throws SimAssetError `not-found`, or `not-a-model` for XML that is neither MJCF nor URDF.
 */
export async function readModelPayload(uri: vscode.Uri): Promise<LoadedModel> {
  const sources = new Set<string>();
  const fileName = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const folder = uri.path.slice(0, uri.path.length - fileName.length - 1);
  const base = `${folder}/${fileName.replace(/\.[^.]*$/, '')}`;
  const readFile = async (path: string): Promise<Uint8Array | undefined> => {
    if (path.startsWith(`${folder}/`)) sources.add(path);
    const unsaved = findUnsaved(uri.with({ path }));
    if (unsaved !== undefined) {
      sources.add(path);
      return new TextEncoder().encode(unsaved.getText());
    }
    try {
      const bytes = await vscode.workspace.fs.readFile(uri.with({ path }));
      sources.add(path);
      // In a remote window these are Node's Buffers, which a message to a webview turns into something else.
      return new Uint8Array(bytes);
    } catch {
      return undefined;
    }
  };
  const opened = await readFile(uri.path);
  if (opened === undefined)
    throw new SimAssetError('not-found', `${fileName} cannot be read.`, 'Check that the file is still there.');

  const common = { uri: uri.toString(), fileName };
  const recognitionOf = async () => describeRecognition(await readFile(`${folder}/asset.json`), uri);
  const reportOf = async () => parseReport(await readFile(`${folder}/report.json`));
  if (/\.glb$/i.test(fileName)) {
    const { value: asset } = await readGlb(opened);
    // A GLB that is only a picture is drawn as it is.
    const files = asset === undefined ? [] : listFiles(new Map([...writeMjcf(asset), ...writeMeshFiles(asset)]));
    const report = asset === undefined ? undefined : await reportOf();
    const recognition = asset === undefined ? undefined : await recognitionOf();
    return {
      payload: {
        ...common,
        format: 'glb',
        files,
        entry: asset === undefined ? '' : `${asset.name}.xml`,
        missing: [],
        glb: opened,
        ...(report === undefined ? {} : { report }),
        ...(recognition === undefined ? {} : { recognition }),
      },
      sources,
    };
  }

  const format = detectFormat(fileName, new TextDecoder().decode(opened));
  const model = await collectModelFiles(uri.path, readFile);
  if (model === undefined) throw new SimAssetError('not-found', `${fileName} cannot be read.`);
  // scene.xml of our own assets has the asset's MJCF among its files; its meshes are those of that asset.
  const own = await findOwnGlb(base, folder, [...model.files.keys()], readFile);
  const report = own === undefined ? undefined : await reportOf();
  const recognition = own === undefined ? undefined : await recognitionOf();
  return {
    payload: {
      ...common,
      format,
      files: listFiles(model.files),
      entry: model.entry,
      missing: model.missing,
      ...(own === undefined ? {} : { glb: own }),
      ...(report === undefined ? {} : { report }),
      ...(recognition === undefined ? {} : { recognition }),
    },
    sources,
  };
}

/** A file as an editor has it, where that is not what is on disk. */
function findUnsaved(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === key);
}

/** What asset.json says of the photo; undefined for an asset that was made from none. */
async function describeRecognition(bytes: Uint8Array | undefined, model: vscode.Uri): Promise<Recognition | undefined> {
  const head: AssetHead | undefined = bytes && readAssetHead(new TextDecoder().decode(bytes));
  if (head?.source === undefined) return undefined;
  const { category, confidence, source } = head;
  const image = imageOf(model, source);
  const hasImage = await vscode.workspace.fs.stat(image).then(
    () => true,
    () => false,
  );
  return {
    category,
    ...(confidence === undefined ? {} : { confidence }),
    isGivenCategory: source.category !== undefined,
    ...(source.mark === undefined ? {} : { markedWith: source.mark.kind }),
    isOutline:
      source.backend === 'silhouette' || source.candidates?.every((each) => each.category !== category) === true,
    others: (source.candidates ?? []).filter((each) => each.category !== category && each.confidence >= LIKELY),
    imageName: image.path.slice(image.path.lastIndexOf('/') + 1),
    hasImage,
  };
}

/** Candidates that are worth a mention. */
const LIKELY = 0.05;

/** The GLB of an asset of ours: beside the model, with an asset.json that says so. */
async function findOwnGlb(
  base: string,
  folder: string,
  files: readonly string[],
  readFile: (path: string) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array | undefined> {
  if ((await readFile(`${folder}/asset.json`)) === undefined) return undefined;
  const direct = await readFile(`${base}.glb`);
  if (direct !== undefined) return direct;
  const included = files.filter((path) => /^[^/]+\.xml$/i.test(path) && !base.endsWith(`/${path.slice(0, -4)}`));
  for (const path of included) {
    const glb = await readFile(`${folder}/${path.slice(0, -4)}.glb`);
    if (glb !== undefined) return glb;
  }
  return undefined;
}

function detectFormat(fileName: string, text: string): ModelFormat {
  const source = text.replace(/<!--[\s\S]*?-->/g, '');
  const root = /<([A-Za-z_][\w:.-]*)/.exec(source.replace(/<[?!][^>]*>/g, ''))?.[1];
  if (root === 'robot') return 'urdf';
  if (root === 'mujoco') return 'mjcf';
  if (root === undefined && /\.(urdf|mjcf)$/i.test(fileName)) return /\.urdf$/i.test(fileName) ? 'urdf' : 'mjcf';
  throw new SimAssetError(
    'not-a-model',
    `${fileName} is neither MJCF nor URDF: its root element is ${root === undefined ? 'missing' : `<${root}>`}.`,
    'Open a file that starts with <mujoco> or <robot>.',
  );
}

const listFiles = (files: ReadonlyMap<string, Uint8Array>) => [...files].map(([path, bytes]) => ({ path, bytes }));

/** The gate's report, or undefined when there is none that can be read: a preview without it is still a preview. */
function parseReport(bytes: Uint8Array | undefined): GateSummary | undefined {
  if (bytes === undefined) return undefined;
  try {
    const report: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isGateSummary(report) ? (report as GateSummary) : undefined;
  } catch {
    return undefined;
  }
}
