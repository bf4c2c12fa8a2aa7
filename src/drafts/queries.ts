import { open, opening, recipientOf } from '../access/index.ts';
import type { House, Seen, Viewer } from '../contracts/index.ts';
import { isId } from '../platform/ids.ts';

/** One's own words and when they were kept. `aside` is set on those that another device kept. */
export type OwnDraft = { form: string; fields: Record<string, string>; kept_at: string; aside: string | null };

/** Where a draft belongs, while its writer may still go there. */
export type Where = { title: string; href: string };

const own = opening<OwnDraft, object>(
  'own drafts',
  'author',
  (see) => `select * from (
    select d.form, d.fields, d.kept_at, null::uuid as aside from draft d where ${see.own('d.person_id')} and d.form not like '-%'
    union all select a.form, a.fields, a.kept_at, a.id from draft_aside a where ${see.own('a.person_id')}) x
  order by max(x.kept_at) over (partition by x.form) desc, x.form, x.aside nulls first, x.kept_at desc`,
);

/** Everything that one began, by form; of each form first what stands in its box, then what other devices kept. */
export async function ownDrafts({ db }: House, viewer: Viewer): Promise<OwnDraft[][]> {
  const drafts = (await open(db, viewer, own, {})).map((seen) => seen.for(recipientOf(viewer)));
  return Object.values(Object.groupBy(drafts, ({ form }) => form)).filter((group) => group !== undefined);
}

/** Of a draft's name, such as `reply:<thread>`: what kind of thing it stands in, and where it is gone on with. */
const belongs: Record<string, { kind: string; href: (id: string) => string }> = {
  reply: { kind: 'thread', href: (id) => `/threads/${id}#reply` },
  summary: { kind: 'thread', href: (id) => `/threads/${id}/summary` },
  edit: { kind: 'post', href: (id) => `/posts/${id}/edit` },
};

const boards = opening<{ slug: string; name: string }, { slugs: readonly string[] }>(
  'boards of drafts',
  'reader',
  (see) => `select pl.slug, pl.name from place pl where pl.slug = any(:slugs::text[]) and ${see.place('pl', 'inside')}`,
);

const parted = (form: string) => [form.split(':')[0] ?? '', form.split(':')[1] ?? ''] as const;

/** For each draft's name where it belongs. What its writer may no longer see is missing, as if it had never been. */
export async function whereTheyBelong(house: House, viewer: Viewer, forms: readonly string[]): Promise<Map<string, Where>> {
  const where = new Map<string, Where>();
  for (const kind of ['thread', 'post']) {
    const named = forms.map(parted).filter(([what, id]) => belongs[what]?.kind === kind && isId(id));
    for (const [id, title] of await titlesOf(house, viewer, kind, [...new Set(named.map(([, of]) => of))]))
      for (const [what] of named.filter(([, of]) => of === id)) where.set(`${what}:${id}`, { title, href: belongs[what]!.href(id) });
  }
  const slugs = forms.map(parted).flatMap(([what, slug]) => (what === 'thread' ? [slug] : []));
  const found: Seen<{ slug: string; name: string }>[] = slugs.length > 0 ? await open(house.db, viewer, boards, { slugs }) : [];
  for (const { slug, name } of found.map((seen) => seen.for(recipientOf(viewer))))
    where.set(`thread:${slug}`, { title: name, href: `/boards/${slug}/new` });
  return where;
}

async function titlesOf({ db, kinds }: House, viewer: Viewer, kind: string, ids: readonly string[]): Promise<[string, string][]> {
  const of = kinds.get(kind);
  if (!of || ids.length === 0) return [];
  const recipient = recipientOf(viewer);
  const seen = await of.open(db, viewer, ids, kind === 'post' ? 'author' : 'reader');
  return seen.map((one) => of.summary(one, recipient)).map(({ id, title }) => [id, title]);
}
