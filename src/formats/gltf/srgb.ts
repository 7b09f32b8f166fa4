/** sRGB channel value, 0 to 1, to linear light (IEC 61966-2-1). glTF's colour factors are linear; ours are sRGB. */
export const srgbToLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
