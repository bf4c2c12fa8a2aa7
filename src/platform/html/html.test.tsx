import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  Byline,
  Choices,
  drawn,
  ErrorSummary,
  Face,
  Field,
  Form,
  Frame,
  iconNames,
  Post,
  renderFragment,
  renderPage,
  stamped,
} from './index.ts';
import { spriteHref } from './icon-names.ts';
import { directionOf, translator } from '../i18n/index.ts';

test('a field ties its label, hint and error to its control', () => {
  const html = renderFragment(<Field name="email" label="Address" hint="Only for mail" error="It has no ending" value="mira@" />);
  expect(html).toContain('<label for="email">');
  expect(html).toMatch(/<input[^>]* id="email"[^>]* aria-describedby="email-hint email-error"[^>]* aria-invalid/);
  expect(html).toContain('id="email-hint"');
  expect(html).toContain('id="email-error"');
});

test('a post has its author for a heading; a name that stands elsewhere is none', () => {
  const post = renderFragment(<Post id="post-1" byline={{ name: 'Mira', face: null }} html="<p>Words</p>" />);
  expect(post).toMatch(/<article[^>]* aria-labelledby="post-1-by"/);
  expect(post).toMatch(/<h2 class="byline-name" id="post-1-by"><bdi>Mira<\/bdi><\/h2>/);
  expect(renderFragment(<Byline name="Mira" face={null} />)).not.toContain('<h2');
});

test('each answer to a question has a hint of its own, apart from what is said of all', () => {
  const options = [
    { value: 'listen', label: 'Just listen', hint: 'No advice' },
    { value: 'advice', label: 'Advice', hint: 'What others did' },
  ];
  const html = renderFragment(
    <Choices name="intent" legend="What would help?" hint="People read this" error="Choose one" options={options} />,
  );
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const said = (id: string) => new RegExp(`id="${id}"[^>]*>(?:<svg.*?</svg>|<span>)*([^<]+)`).exec(html)?.[1];
  const describedBy = (tag: RegExp) => /aria-describedby="([^"]+)"/.exec(tag.exec(html)![0])![1]!.split(' ').map(said);
  expect(describedBy(/<fieldset[^>]*>/)).toEqual(['People read this', 'Choose one']);
  expect(describedBy(/<input[^>]*value="listen"[^>]*>/)).toEqual(['No advice']);
});

test('what people type is text, wherever it is shown', () => {
  const typed = '"><script>alert(1)</script>';
  const html = renderFragment(<Field name="name" label={typed} value={typed} />);
  expect(html).not.toContain('<script');
});

test('an error summary leads to each field, and is not there without errors', () => {
  expect(renderFragment(<ErrorSummary title="Look again" errors={[{ field: 'email', message: 'It has no ending' }]} />)).toContain(
    '<a href="#email">It has no ending</a>',
  );
  expect(renderFragment(<ErrorSummary title="Look again" errors={[]} />)).toBe('');
});

test('a form carries its key and its hidden fields', () => {
  const html = renderFragment(
    <Form action="/reply" idempotencyKey="k1" hidden={{ answers: 3 }}>
      words
    </Form>,
  );
  expect(html).toMatch(/name="idempotency_key" value="k1"/);
  expect(html).toMatch(/name="answers" value="3"/);
});

test('a face is the same for the same person, and tells people apart', () => {
  const face = (seed: string | null) => renderFragment(<Face seed={seed} />);
  expect(face('Mira')).toBe(face('Mira'));
  const people = Array.from({ length: 60 }, (_, at) => face(`person ${at}`));
  expect(new Set(people).size).toBeGreaterThan(35);
  expect(face(null)).toBe(face(null));
});

test.each(['en', 'es', 'ar'] as const)('%s: every page has help, the way out, and nothing inline', (lang) => {
  const t = translator(lang);
  const frame = { t, lang, dir: directionOf(lang), title: 'Today', community: { name: 'Harbour Lights' }, viewer: null, nav: [] };
  const html = renderPage(
    <Frame {...frame} assets={{ css: '/assets/app.css', script: '/assets/app.js' }}>
      <h1>Today</h1>
    </Frame>,
  );
  expect(html).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`);
  expect(html).toContain(t('html.frame.help'));
  expect(html).toContain('href="/help-now"');
  expect(html).toMatch(/<form method="post" action="\/leave-page"><button class="safety-leave"/);
  expect(html).not.toMatch(/ style=| on\w+=|<style|<script>/);
});

test('the sprite is the one whose address the pages know, and holds every icon', () => {
  const sprite = readFileSync(join(import.meta.dirname, '../../../web/icons/sprite.svg'), 'utf8');
  const hash = createHash('sha256').update(sprite).digest('hex').slice(0, 8);
  expect(spriteHref).toBe(`/assets/icons.${hash}.svg`);
  expect(iconNames.filter((name) => !sprite.includes(`<symbol id="${name}"`))).toEqual([]);
});

test('what is drawn once for each shape reads as if it were drawn anew, whatever is set into it', () => {
  const link = stamped<'short' | 'long'>((t, shape, id, name, more) => (
    <a id={id} href={`/posts/${id}`} title={name}>
      {shape === 'long' && t('html.frame.help')} <bdi>{name}</bdi>
      {more}
    </a>
  ));
  for (const lang of ['en', 'ar'] as const) {
    const t = translator(lang);
    for (const name of ['Mira', 'ماريا', '"><script>alert(1)</script>', `O'Neil & "sons" $& $1`, '\u00020\u0002']) {
      const anew = renderFragment(
        <a id="p1" href="/posts/p1" title={name}>
          {t('html.frame.help')} <bdi>{name}</bdi>
          <b>{name}</b>
        </a>,
      );
      expect(link(t, 'long', 'p1', name, drawn(<b>{name}</b>)).__html).toBe(anew);
      expect(link(t, 'short', 'p1', name, '').__html).not.toContain(t('html.frame.help'));
    }
  }
});
