export function findChromium(): string | undefined;
export function setUpChromium(): void;
export function setUpTestHost(): void;
