import { describe, expect, it } from 'vitest';
import { box, checkOf, gate, gateMjcf, mjcf } from './run.js';

const body = (name: string, inside: string): string => `<body name="${name}"><freejoint/>${inside}</body>`;

const urdf = (mass: number, ixx = 0.02): string =>
  `<robot name="m"><link name="b"><inertial><mass value="${mass}"/><inertia ixx="${ixx}" iyy="0.02" izz="0.02" ixy="0" ixz="0" iyz="0"/></inertial><collision><geometry><box size=".2 .2 .2"/></geometry></collision></link></robot>`;
const same = (mass: number): string =>
  mjcf(`<body name="b"><inertial pos="0 0 0" mass="${mass}" diaginertia=".02 .02 .02"/>${box('g', '.1 .1 .1', '0 0 0')}</body>`); // prettier-ignore

describe('gate: inertia', () => {
  it('gives mass and density of each body', async () => {
    const inertia = checkOf(await gateMjcf(body('crate', box('g', '.1 .1 .1', '0 0 0', 'density="500"'))), 'inertia');
    expect(inertia.pass).toBe(true);
    expect(inertia.items[0].subject).toBe('crate');
    expect(inertia.items[0].numbers.mass).toBeCloseTo(4, 9);
    expect(inertia.items[0].numbers.density).toBeCloseTo(500, 9);
  });

  it.each([
    ['sphere', '<geom type="sphere" size=".1" density="700"/>'],
    ['capsule', '<geom type="capsule" size=".1 .2" density="700"/>'],
    ['cylinder', '<geom type="cylinder" size=".1 .2" density="700"/>'],
    ['ellipsoid', '<geom type="ellipsoid" size=".1 .2 .3" density="700"/>'],
  ])('knows the volume of a %s as the engine does', async (_, geom) => {
    const inertia = checkOf(await gateMjcf(body('b', geom)), 'inertia');
    expect(inertia.items[0].numbers.density).toBeCloseTo(700, 6);
  });

  it.each([
    [30000, false],
    [19000, true],
    [25, true],
    [15, false],
  ])('a density of %d kg/m3: %s', async (density, pass) => {
    const inertia = checkOf(
      await gateMjcf(body('b', box('g', '.1 .1 .1', '0 0 0', `density="${density}"`))),
      'inertia',
    );
    expect(inertia.pass).toBe(pass);
    expect(inertia.items[0].pass).toBe(pass);
  });

  it('takes the volume of what is drawn, where that is closed, and not of what collides', async () => {
    const geoms =
      box('seen', '.1 .1 .1', '0 0 0', 'contype="0" conaffinity="0" density="0"') +
      box('hull', '.2 .2 .2', '0 0 0', 'mass="8"');
    const inertia = checkOf(await gateMjcf(body('b', geoms)), 'inertia');
    expect(inertia.items[0].numbers.density).toBeCloseTo(1000, 6);
  });

  it('says nothing about the density of a body that encloses no volume', async () => {
    const rod = '<body name="b"><joint/><inertial pos="0 0 1" mass="1" diaginertia=".1 .1 .1"/></body>';
    const inertia = checkOf(await gateMjcf(rod), 'inertia');
    expect(inertia.pass).toBe(true);
    expect(inertia.items[0].numbers).toEqual({ mass: 1 });
  });

  it('accepts a massless body that a welded child gives its mass, as the engine does', async () => {
    const report = await gateMjcf('<body name="a"><joint/><body name="b"><geom size=".1" pos=".2 0 0"/></body></body>');
    expect(checkOf(report, 'inertia').pass).toBe(true);
  });

  it('finds the same mass and inertia in two files, and the difference in others', async () => {
    const files = { 'm.xml': same(4), 'm.urdf': urdf(4), 'heavy.urdf': urdf(4.0001), 'long.urdf': urdf(4, 0.021) };
    const of = async (path: string): Promise<ReturnType<typeof checkOf>> =>
      checkOf(await gate(files, { mjcf: 'm.xml', urdf: path }), 'inertia');
    expect(await of('m.urdf')).toMatchObject({ pass: true });
    expect(await of('heavy.urdf')).toMatchObject({ pass: false, unit: 'relative' });
    expect((await of('heavy.urdf')).value).toBeCloseTo(0.0001 / 4, 9);
    expect((await of('long.urdf')).value).toBeCloseTo(0.05, 6);
  });

  it('does not apply where nothing has a mass', async () => {
    expect(checkOf(await gateMjcf('<geom type="plane" size="1 1 1"/>'), 'inertia')).toMatchObject({
      applicable: false,
    });
  });
});
