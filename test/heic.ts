const u16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};

function box(type: string, ...inside: Buffer[]): Buffer {
  const body = Buffer.concat(inside);
  return Buffer.concat([u32(8 + body.length), Buffer.from(type), body]);
}

const full = (type: string, version: number, flags: number, ...inside: Buffer[]) =>
  box(type, Buffer.from([version, 0, 0, flags]), ...inside);

type Size = readonly [number, number];

/** A picture of a file: drawn from the one coded picture, or put together from all items before it. `size` is what it is said to have. */
export type HeicItem = { size: Size; grid?: { rows: number; columns: number; says: Size } };

/** Where the pictures of beach.heic have how they are coded, and the code itself. */
const [coding, coded] = [[172, 294], 360] as const;

/**
 * A HEIC of these pictures, the last of which is shown; its parts may say what they like.
 * @param phone the bytes of beach.heic
 */
export function heic(phone: Buffer, items: readonly HeicItem[]): Buffer {
  const head = phone.subarray(0, 28);
  const start = head.length + meta(phone, items, 0).length + 8;
  return Buffer.concat([head, meta(phone, items, start), box('mdat', phone.subarray(coded))]);
}

/** @param start where in the file the code begins, of which each picture that is no grid is made */
function meta(phone: Buffer, items: readonly HeicItem[], start: number): Buffer {
  const last = items.length;
  const grids = items.map(({ grid }) =>
    grid ? Buffer.concat([Buffer.from([0, 1, grid.rows - 1, grid.columns - 1]), ...grid.says.map(u32)]) : Buffer.alloc(0),
  );
  const places = items.map((item, n) => {
    const [how, from, length] = item.grid ? [1, 0, grids[n]!.length] : [0, start, phone.length - coded];
    return Buffer.concat([u16(n + 1), u16(how), u16(0), u16(1), u32(from), u32(length)]);
  });
  const entries = items.map(({ grid }, n) =>
    full('infe', 2, n + 1 === last ? 0 : 1, u16(n + 1), u16(0), Buffer.from(`${grid ? 'grid' : 'hvc1'}\0`)),
  );
  const made = items.flatMap(({ grid }, n) =>
    grid ? [box('dimg', u16(n + 1), u16(n), ...items.slice(0, n).map((_, i) => u16(i + 1)))] : [],
  );
  const sizes = [...new Set(items.map(({ size }) => size.join()))];
  const about = items.map(({ size, grid }, n) => {
    const its = 0x80 | (2 + sizes.indexOf(size.join()));
    return Buffer.concat([u16(n + 1), Buffer.from(grid ? [1, its] : [2, 0x81, its])]);
  });
  const facts = box(
    'ipco',
    phone.subarray(...coding),
    ...sizes.map((size) => full('ispe', 0, 0, ...size.split(',').map((n) => u32(Number(n))))),
  );
  return full(
    'meta',
    0,
    0,
    full('hdlr', 0, 0, u32(0), Buffer.from('pict'), Buffer.alloc(13)),
    full('pitm', 0, 0, u16(last)),
    full('iloc', 1, 0, Buffer.from([0x44, 0]), u16(last), ...places),
    full('iinf', 0, 0, u16(last), ...entries),
    ...(made.length > 0 ? [full('iref', 0, 0, ...made)] : []),
    box('iprp', facts, full('ipma', 0, 0, u32(last), ...about)),
    box('idat', ...grids),
  );
}
