import {
  Box3,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  NeutralToneMapping,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  ShadowMaterial,
  Sphere,
  Vector3,
  WebGLRenderer,
} from 'three';
import type { Object3D } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { RoomEnvironment } from 'three/examples/jsm/environments/RoomEnvironment.js';
import { createFloorGrid } from './floor-grid.js';
import type { Bounds } from '../simulation/surroundings.js';
import type { SceneTheme } from './theme.js';

/** Where the user looks from. */
export interface CameraView {
  readonly position: readonly [number, number, number];
  readonly target: readonly [number, number, number];
}

export interface Viewport {
  readonly canvas: HTMLCanvasElement;
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  /** Draws one frame soon. Nothing is drawn unless this is called: an idle preview costs nothing. */
  requestRender(): void;
  /** Calls `step` before each frame until it answers false. */
  animate(step: (seconds: number) => boolean): void;
  /**
   * Fits light, shadow and grid to the content, and the camera's limits; the view stays. `frame` leaves room for `reach`, where
   * joints take the content.
   */
  fitTo(content: Object3D, floorHeight: number, reach?: Bounds): void;
  /** Looks at the whole content from the front right. */
  frame(): void;
  view(): CameraView;
  setView(view: CameraView): void;
  /** Fires when the user has moved the camera. */
  onViewChange(listener: () => void): void;
  setTheme(theme: SceneTheme): void;
  setFloorVisible(visible: boolean): void;
  /** Length of a small cell of the grid, m. */
  gridCell(): number;
}

/** The default view: from the front right, a little above. Assets face -y, as a person does who looks at them from the front. */
const VIEW_DIRECTION = new Vector3(0.62, -1, 0.52).normalize();

/** A little air around the model. */
const FRAME_MARGIN = 1.1;

/** Distance from the box's centre, along the default view, at which all its corners are inside the picture. */
function distanceToSee(box: Box3, camera: PerspectiveCamera): number {
  const center = box.getCenter(new Vector3());
  const right = new Vector3().crossVectors(camera.up, VIEW_DIRECTION).normalize();
  const up = new Vector3().crossVectors(VIEW_DIRECTION, right);
  const tangent = Math.tan((camera.fov * Math.PI) / 360);
  let distance = 1e-3;
  for (let corner = 0; corner < 8; corner++) {
    const pick = (bit: number, axis: 'x' | 'y' | 'z') => (corner & bit ? box.max : box.min)[axis] - center[axis];
    const offset = new Vector3(pick(1, 'x'), pick(2, 'y'), pick(4, 'z'));
    const across = Math.abs(offset.dot(right)) / (tangent * camera.aspect);
    const high = Math.abs(offset.dot(up)) / tangent;
    distance = Math.max(distance, Math.max(across, high) + offset.dot(VIEW_DIRECTION));
  }
  return distance;
}

/**
 * The picture: renderer, camera, light, floor. Z is up, metres. Throws when the page has no WebGL 2.
 */
export function createViewport(container: HTMLElement): Viewport {
  const renderer = new WebGLRenderer({ antialias: true, powerPreference: 'high-performance' });
  renderer.toneMapping = NeutralToneMapping;
  renderer.toneMappingExposure = 1;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  const canvas = renderer.domElement;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  container.append(canvas);

  const scene = new Scene();
  const pmrem = new PMREMGenerator(renderer);
  scene.environment = pmrem.fromScene(new RoomEnvironment(), 0.04).texture;
  // The room's light comes from its +y, which is up there; here z is up.
  scene.environmentRotation.set(Math.PI / 2, 0, 0);
  scene.environmentIntensity = 0.55;
  pmrem.dispose();

  const camera = new PerspectiveCamera(35, 1, 0.01, 100);
  camera.up.set(0, 0, 1);
  camera.position.copy(VIEW_DIRECTION).multiplyScalar(3);
  const controls = new OrbitControls(camera, canvas);
  controls.enableDamping = false;
  controls.zoomToCursor = true;
  controls.listenToKeyEvents(canvas);

  const sky = new HemisphereLight(0xffffff, 0xb9b4aa, 0.55);
  sky.position.set(0, 0, 1);
  const sun = new DirectionalLight(0xffffff, 1.8);
  sun.castShadow = true;
  sun.shadow.mapSize.set(2048, 2048);
  sun.shadow.radius = 5;
  sun.shadow.blurSamples = 12;
  const shadowMaterial = new ShadowMaterial({ depthWrite: false });
  const shadowCatcher = new Mesh(new PlaneGeometry(1, 1), shadowMaterial);
  shadowCatcher.receiveShadow = true;
  shadowCatcher.renderOrder = -1;
  const grid = createFloorGrid();
  scene.add(sky, sun, sun.target, shadowCatcher, grid.mesh);

  const box = new Box3();
  const frameBox = new Box3();
  const bounds = new Sphere(new Vector3(0, 0, 0.25), 0.5);
  let pending = false;
  let lastTime = 0;
  const steps = new Set<(seconds: number) => boolean>();
  const listeners: (() => void)[] = [];

  const draw = (time: number) => {
    pending = false;
    const seconds = lastTime === 0 ? 1 / 60 : Math.min((time - lastTime) / 1000, 0.1);
    for (const step of steps) if (!step(seconds)) steps.delete(step);
    renderer.render(scene, camera);
    lastTime = steps.size > 0 ? time : 0;
    if (steps.size > 0) requestRender();
  };
  const requestRender = () => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(draw);
  };

  const resize = () => {
    const { clientWidth: width, clientHeight: height } = container;
    if (width === 0 || height === 0) return;
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
    // Drawn at once: a cleared canvas would flash while the panel is dragged.
    renderer.render(scene, camera);
  };
  new ResizeObserver(resize).observe(container);
  controls.addEventListener('change', () => {
    requestRender();
    for (const listener of listeners) listener();
  });

  return {
    canvas,
    scene,
    camera,
    requestRender,
    animate(step) {
      steps.add(step);
      requestRender();
    },
    fitTo(content, floorHeight, reach) {
      box.setFromObject(content);
      if (box.isEmpty()) box.setFromCenterAndSize(new Vector3(0, 0, 0.25), new Vector3(0.5, 0.5, 0.5));
      box.getBoundingSphere(bounds);
      frameBox.copy(box);
      if (reach !== undefined) frameBox.union(new Box3(new Vector3(...reach.min), new Vector3(...reach.max)));
      const size = Math.max(bounds.radius, 1e-4);
      camera.near = size / 50;
      camera.far = size * 60;
      camera.updateProjectionMatrix();
      controls.minDistance = size * 0.08;
      controls.maxDistance = size * 25;
      // The light comes over the viewer's left shoulder; its frustum holds the model and what its joints reach.
      const lit = size * 2.2;
      sun.position.copy(bounds.center).add(new Vector3(-0.55, -0.75, 1.5).normalize().multiplyScalar(size * 6));
      sun.target.position.copy(bounds.center);
      const shadow = sun.shadow.camera;
      shadow.left = shadow.bottom = -lit;
      shadow.right = shadow.top = lit;
      shadow.near = size * 1.5;
      shadow.far = size * 12;
      shadow.updateProjectionMatrix();
      sun.shadow.bias = -0.0002;
      sun.shadow.normalBias = size * 0.0015;
      shadowCatcher.scale.setScalar(size * 12);
      shadowCatcher.position.set(bounds.center.x, bounds.center.y, floorHeight);
      grid.fit(bounds.center, size, floorHeight - size * 1e-3);
      requestRender();
    },
    frame() {
      frameBox.getCenter(controls.target);
      const distance = distanceToSee(frameBox, camera) * FRAME_MARGIN;
      camera.position.copy(controls.target).addScaledVector(VIEW_DIRECTION, distance);
      controls.update();
      requestRender();
    },
    view: () => ({ position: camera.position.toArray(), target: controls.target.toArray() }),
    setView(view) {
      camera.position.fromArray(view.position);
      controls.target.fromArray(view.target);
      controls.update();
      requestRender();
    },
    onViewChange(listener) {
      listeners.push(listener);
    },
    setTheme(theme) {
      scene.background = theme.background;
      grid.recolor(theme.grid, theme.gridOpacity);
      shadowMaterial.opacity = theme.shadowOpacity;
      requestRender();
    },
    setFloorVisible(visible) {
      grid.mesh.visible = visible;
      requestRender();
    },
    gridCell: () => grid.cell,
  };
}
