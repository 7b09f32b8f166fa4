/** Points on a smooth curve through the given ones (centripetal would need no care; uniform Catmull-Rom suits even spacing). */
export function smoothCurve<P extends readonly number[]>(points: readonly P[], steps: number): P[] {
  const at = (i: number): P => points[Math.min(points.length - 1, Math.max(0, i))];
  const curve: P[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const weights = [
        (-t + 2 * t * t - t ** 3) / 2,
        (2 - 5 * t * t + 3 * t ** 3) / 2,
        (t + 4 * t * t - 3 * t ** 3) / 2,
        (-t * t + t ** 3) / 2,
      ];
      curve.push(points[0].map((_, k) => weights.reduce((sum, w, j) => sum + w * at(i - 1 + j)[k], 0)) as unknown as P);
    }
  }
  curve.push(points[points.length - 1]);
  return curve;
}

/** Points from `from` to `to` (radians) on an arc in a plane, as (cos, sin) times the radius about a centre. */
export const arc = (
  center: readonly [number, number],
  radius: number,
  from: number,
  to: number,
  steps: number,
): [number, number][] =>
  Array.from({ length: steps + 1 }, (_, k) => {
    const angle = from + ((to - from) * k) / steps;
    return [center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)];
  });

/** A rectangle about (0, 0) with round corners, counter-clockwise. */
export function roundedRectangle(width: number, height: number, radius: number, steps: number): [number, number][] {
  const r = Math.min(radius, width / 2, height / 2);
  const corners = [[1, 1], [-1, 1], [-1, -1], [1, -1]] as const; // prettier-ignore
  return corners.flatMap(([sx, sy], k) =>
    arc([sx * (width / 2 - r), sy * (height / 2 - r)], r, (k * Math.PI) / 2, ((k + 1) * Math.PI) / 2, steps),
  );
}
