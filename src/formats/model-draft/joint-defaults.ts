/*
 * Limits of a drive that an asset must have and MJCF need not say: those of a geared motor for furniture and appliances.
 */

/** N m for a hinge, N for a slide. */
export const DEFAULT_EFFORT = { hinge: 10, slide: 50 } as const;

/** rad/s for a hinge (half a turn a second), m/s for a slide. */
export const DEFAULT_VELOCITY = { hinge: 3.14, slide: 1 } as const;
