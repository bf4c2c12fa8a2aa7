import { Button, ErrorSummary, Form, List, ListItem, TextArea, WhoWillSee } from '../../platform/html/index.ts';
import type { Faults } from '../../platform/http/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { relations, type Declared } from '../../people/index.ts';

type AboutProps = {
  words: Words;
  /** The few words. */
  typed: string;
  faults: Faults;
  community: string;
  declared: readonly Declared[];
  waitHours: number;
  now: Date;
};

export function AboutPage(props: AboutProps) {
  const { words, typed, faults, community } = props;
  const { t } = words;
  const errors = Object.entries(faults).map(([field, key]) => ({ field, message: t(key) }));
  return (
    <>
      <ErrorSummary title={t('profiles.faults.title', { n: errors.length })} errors={errors} />
      <h1>{t('profiles.about.title')}</h1>
      <WhoWillSee>
        <p>{t('profiles.about.who', { community })}</p>
      </WhoWillSee>
      <Form action="/you/about">
        <TextArea
          name="about"
          label={t('profiles.about.words')}
          hint={t('profiles.about.words_hint')}
          optional={t('profiles.optional')}
          value={typed}
          error={faults['about'] && t(faults['about'])}
          rows={5}
        />
        <Button>{t('profiles.about.submit')}</Button>
      </Form>
      <Relations {...props} />
    </>
  );
}

/** What is true for somebody opens boards. It is not shown on their page. */
function Relations({ words, declared, waitHours, now }: AboutProps) {
  const { t } = words;
  const open = relations.filter((r) => !declared.some((d) => d.relation === r));
  return (
    <section id="relations" aria-labelledby="relations-title">
      <h2 id="relations-title">{t('profiles.relations.title')}</h2>
      <p>{t('profiles.relations.intro', { n: waitHours })}</p>
      <List label={t('profiles.relations.title')}>
        {declared.map(({ relation, opensAt }) => (
          <ListItem
            title={t(`people.relation.${relation}`)}
            icon="check"
            lines={opensAt > now ? [t('profiles.relations.opens', { time: words.when(opensAt) })] : []}
          >
            <Form action="/you/about/relations/take-back" hidden={{ relation }} aria-label={t(`people.relation.${relation}`)}>
              <Button kind="plain">{t('profiles.relations.take_back')}</Button>
            </Form>
          </ListItem>
        ))}
      </List>
      {open.length > 0 && <h3>{t('profiles.relations.more')}</h3>}
      <List label={t('profiles.relations.more')}>
        {open.map((relation) => (
          <ListItem title={t(`people.relation.${relation}`)}>
            <Form action="/you/about/relations" hidden={{ relation }} aria-label={t(`people.relation.${relation}`)}>
              <Button kind="plain" icon="plus">
                {t('profiles.relations.say')}
              </Button>
            </Form>
          </ListItem>
        ))}
      </List>
    </section>
  );
}
