import { renderMarkdown } from '../src/platform/markdown.ts';

const sentences = [
  'The second cycle was harder than the first, mostly the tiredness on day four and five.',
  'My nurse said the numb fingers may take months to ease, and that cold makes them worse.',
  'We sat in the car park for half an hour before either of us could speak.',
  'I keep a small notebook for questions, because nothing stays in my head until the appointment.',
  'Ginger biscuits and very small meals helped me more than I thought they would.',
  'The waiting for the scan is worse than the scan, and I am glad to read it is not only me.',
  'Did anyone else lose their taste for coffee? I used to drink four cups a day.',
  'My daughter asked me straight out at breakfast, and I told her what we know so far.',
  'They moved the operation by a week, and I had to tell everyone all over again.',
  'I walk to the end of the street and back, and some days that is enough.',
  'What I would ask for next time is the anti-sickness tablet *before* the drip starts.',
  'Thank you for writing this down. I read it twice and then read it to my husband.',
  'Work has been kind, but the forms are long and I cannot hold a pen for them yet.',
  'The stoma nurse showed me three kinds of bag, and the **soft one** was right for me.',
  'I sleep in the chair on bad nights, with the radio on very low.',
  'It was two years in March, and I still count the weeks before each check.',
  'My brother drives me there and says nothing on the way, which is what I need.',
  'The leaflet says to drink two litres; I manage it with a marked bottle.',
  'Nobody had told me that the hair comes back a different colour.',
  'I am writing from the waiting room, so forgive the short answer.',
];

const asides = [
  '> You may want to ask for the late clinic, it is quieter.',
  '- a soft toothbrush\n- a warm hat\n- something to read',
  'The page that explained it best is https://example.org/after-treatment for whoever wants it.',
];

export type SamplePost = { words: string; html: string };

/** Posts as people write them, 0.5 to 1.5 KB, each rendered by the renderer that renders what is typed. */
export function samplePosts(count: number): SamplePost[] {
  return Array.from({ length: count }, (_, n) => {
    const pick = (i: number) => sentences[(n * 7 + i * (3 + (n % 5))) % sentences.length]!;
    const paragraph = (from: number, length: number) => Array.from({ length }, (_, i) => pick(from + i)).join(' ');
    const parts = [paragraph(0, 3 + (n % 3)), paragraph(8, 2 + (n % 4))];
    if (n % 3 === 0) parts.push(asides[n % asides.length]!);
    if (n % 4 === 0) parts.push(paragraph(15, 3));
    if (n % 6 === 0) parts.push(paragraph(4, 6));
    const words = parts.join('\n\n');
    return { words, html: renderMarkdown(words).html };
  });
}
