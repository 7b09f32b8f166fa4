import { describe, expect, it } from 'vitest';
import { CATEGORY_TABLE } from '../../../src/core/category-table.js';
import { findCategory } from '../../../src/core/find-category.js';

describe('findCategory', () => {
  it.each([
    ['Storage furniture', 'Kitchen cabinet', 'storage furniture'],
    ['StorageFurniture', '', 'storage furniture'],
    ['storage_furniture', '', 'storage furniture'],
    ['Switch', 'Light switch', 'switch'],
    ['Fan', 'Ceiling fan', 'ceiling fan'],
    ['Fan', 'Desk fan', 'fan'],
    ['Clock', 'Alarm clock', 'alarm clock'],
    ['', 'A pair of scissors', 'scissors'],
    ['Chairs', '', 'chair'],
    ['Lamp', 'Wall lamp', 'wall lamp'],
    ['Storage furniture', 'Wall cabinet', 'wall cabinet'],
    ['Quux', 'Blorb', 'object'],
  ])('%s, %s: %s', (category, name, found) => {
    expect(findCategory(category, name).name).toBe(found);
  });

  it('knows all categories of PhysX-Mobility', () => {
    const names = 'storage furniture,fan,faucet,switch,toilet,table,trash can,eyeglasses,globe,cart,window,laptop,coffee machine,USB,remote,pen,scissors,dispenser,knife,camera,keyboard,bucket,display,safe,oven,printer,clock,kettle,box,lighter,toaster,kitchen pot,folding chair,pliers,stapler,suitcase,refrigerator,phone,dishwasher,washing machine,bottle,mouse,door,microwave,lamp,chair'; // prettier-ignore
    for (const name of names.split(',')) expect(findCategory(name).name).toBe(name.toLowerCase());
  });

  it('hangs what belongs on a wall or ceiling, and nothing else', () => {
    for (const { stance, mountHeight, typicalSize, reason } of CATEGORY_TABLE) {
      expect(mountHeight > 0).toBe(stance === 'hung');
      expect(Math.min(...typicalSize)).toBeGreaterThan(0.001);
      expect(reason).not.toBe('');
    }
    expect(findCategory('switch')).toMatchObject({ stance: 'hung', mountHeight: 1.1 });
    expect(findCategory('faucet').stance).toBe('mounted');
    expect(findCategory('refrigerator').stance).toBe('floor');
    expect(findCategory('pen').stance).toBe('loose');
  });
});
