import { Box3, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import { computeBodyPoses } from '../../../src/core/kinematic-tree.js';
import { transformPoint } from '../../../src/core/math/pose.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { writeGlb } from '../../../src/formats/gltf/write-glb.js';
import { collectBodyMeshes, loadGlbScene } from '../../../webview-ui/viewport/load-glb.js';
import { CABINET } from '../../fixtures/cabinet-asset.js';

/** Without its textures: decoding images needs a browser. */
const PLAIN: SimAsset = {
  ...CABINET,
  textures: [],
  appearances: CABINET.appearances.map(({ name, baseColor, roughness, metallic }) => ({
    name,
    baseColor,
    roughness,
    metallic,
  })),
};

describe('the meshes of a GLB of ours', () => {
  test('lie in the frames of their bodies, where the asset has them', async () => {
    const scene = await loadGlbScene(await writeGlb(PLAIN));
    const found = collectBodyMeshes(scene, ['world', ...CABINET.bodies.map((body) => body.name)]);
    expect(found).toBeDefined();
    for (const body of CABINET.bodies) {
      const meshes = found?.get(body.name) ?? [];
      expect(meshes).toHaveLength(body.visuals.length);
      for (const [i, visual] of body.visuals.entries()) {
        const mesh = meshes[i];
        mesh.updateMatrix();
        const corner = mesh.geometry.getAttribute('position');
        const [x, y, z] = [corner.getX(0), corner.getY(0), corner.getZ(0)];
        const inBody = mesh.position.clone().set(x, y, z).applyMatrix4(mesh.matrix);
        const [u, v, w] = visual.mesh.positions;
        expect(inBody.distanceTo(new Vector3(u, v, w))).toBeLessThan(1e-6);
      }
    }
  });

  test('stand in the scene as the asset does, Z up', async () => {
    const poses = computeBodyPoses(CABINET);
    const expected = CABINET.bodies.flatMap((body) =>
      body.visuals.flatMap(({ mesh }) => {
        const pose = poses.get(body.name);
        const corners: Vec3[] = [];
        for (let i = 0; i < mesh.positions.length; i += 3)
          corners.push([mesh.positions[i], mesh.positions[i + 1], mesh.positions[i + 2]]);
        return pose === undefined ? [] : corners.map((corner) => transformPoint(pose, corner));
      }),
    );
    const top = Math.max(...expected.map((corner) => corner[2]));
    const box = new Box3().setFromObject(await loadGlbScene(await writeGlb(PLAIN)));
    expect(box.max.z).toBeCloseTo(top, 5);
    expect(box.min.z).toBeCloseTo(Math.min(...expected.map((corner) => corner[2])), 5);
    expect(box.min.y).toBeCloseTo(Math.min(...expected.map((corner) => corner[1])), 5);
  });

  test('are none where no node is named as a body', async () => {
    const scene = await loadGlbScene(await writeGlb(PLAIN));
    expect(collectBodyMeshes(scene, ['world', 'something_else'])).toBeUndefined();
  });
});
