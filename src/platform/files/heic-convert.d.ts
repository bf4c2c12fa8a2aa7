declare module 'heic-convert' {
  /** Turns one HEIC picture into another format, upright. */
  export default function convert(from: { buffer: Uint8Array; format: 'JPEG'; quality: number }): Promise<ArrayBuffer>;
}
