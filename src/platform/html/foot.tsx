import type { T } from '../i18n/index.ts';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { Horizon } from './landscape.tsx';
import { inEachLanguage } from './unchanging.ts';

/** A language by its own name. */
export type Language = { code: string; name: string };

type FootProps = { t: T; lang: string; languages: Language[]; path: string };

function Languages({ t, lang, languages, path }: FootProps) {
  if (languages.length < 2) return null;
  return (
    <Form action="/language" hidden={{ back: path }} aria-label={t('html.frame.language')}>
      <Icon name="languages" />
      {languages.map(({ code, name }) => (
        <button class="foot-link" name="lang" value={code} lang={code} type="submit" aria-current={code === lang ? 'true' : undefined}>
          {name}
        </button>
      ))}
    </Form>
  );
}

const links = inEachLanguage((t) => (
  <>
    <li>
      <a class="foot-link" href="/house-rules">
        {t('html.frame.rules')}
      </a>
    </li>
    <li>
      <a class="foot-link" href="/privacy">
        {t('html.frame.privacy')}
      </a>
    </li>
    <li>
      <a class="foot-link" href="/appearance">
        {t('html.frame.appearance')}
      </a>
    </li>
  </>
));

export function Foot(props: FootProps) {
  const { t } = props;
  return (
    <footer class="foot">
      <Horizon />
      <div class="foot-ground">
        <ul role="list" dangerouslySetInnerHTML={links(t)} />
        <Languages {...props} />
      </div>
    </footer>
  );
}
