/** Longest sides in pixels: `small` stands in a post, `large` on a page of its own. Heights allow a long screenshot. */
export const sizes = {
  small: { width: 480, height: 960 },
  large: { width: 1280, height: 2560 },
} as const;
export type Size = keyof typeof sizes;

/** WebP is a quarter lighter; phones that never learnt it get JPEG. */
export const formats = { webp: 'image/webp', jpg: 'image/jpeg' } as const;
export type Format = keyof typeof formats;

/** What is kept of each picture. */
export const renditions = (['small', 'large'] as const).flatMap((size) =>
  (['webp', 'jpg'] as const).map((format) => ({ size, format, name: `${sizes[size].width}.${format}` })),
);

/** Under which key a rendition lies. */
export function keyOf(id: string, name: string): string {
  return `${id}/${name}`;
}

/** As large as the box allows, never larger than it is. */
export function fitInto(size: Size, of: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, sizes[size].width / of.width, sizes[size].height / of.height);
  return { width: Math.max(1, Math.round(of.width * scale)), height: Math.max(1, Math.round(of.height * scale)) };
}

/** More pixels than any phone makes today: what says it has more is not opened. */
export const mostPixels = 120_000_000;

export const faultsOfPictures = ['not-a-picture', 'too-many-pixels', 'damaged'] as const;
export type FaultOfPicture = (typeof faultsOfPictures)[number];
