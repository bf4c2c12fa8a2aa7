import { Icon } from '../../platform/html/index.ts';
import { languageName, type Language, type T } from '../../platform/i18n/index.ts';
import type { Contact, Helpline, LineKind } from '../helplines.ts';

type Told = { t: T; language: Language };

/** In the order of need. */
const groups: { key: 'danger' | 'talk' | 'cancer' | 'other'; kinds: LineKind[] }[] = [
  { key: 'danger', kinds: ['emergency'] },
  { key: 'talk', kinds: ['crisis', 'crisis-text', 'urgent-health'] },
  { key: 'cancer', kinds: ['cancer'] },
  { key: 'other', kinds: ['domestic-abuse', 'poison'] },
];

function Number({ t, number, href, send, what, where }: { t: T } & Contact) {
  return (
    <li>
      <a class="help-number" href={href}>
        <Icon name={href.startsWith('sms:') ? 'message-circle' : 'phone'} />
        <bdi dir="ltr">{number}</bdi>
      </a>
      {what && <span class="help-what">{t(`care.contact.${what}`, { word: send ?? '' })}</span>}
      {where && <span class="help-what">{where}</span>}
    </li>
  );
}

function spokenIn({ t, language, languages, interpreters }: Told & Helpline): string {
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(languages.map((code) => languageName(code, language)));
  return interpreters ? t('care.line.languages_more', { languages: names }) : names;
}

function Line(line: Told & Helpline) {
  const { t, kind, name, contacts, hours } = line;
  return (
    <li class="help-line">
      {kind !== 'emergency' && (
        <p class="help-name">
          <bdi>{name}</bdi>
        </p>
      )}
      <ul role="list" class="help-numbers">
        {contacts.map((contact) => (
          <Number t={t} {...contact} />
        ))}
      </ul>
      <p class="help-hours">
        {[t(`care.hours.${hours.key}`, { from: hours.from, to: hours.to }), spokenIn(line)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

/** A country's lines, the most urgent first. */
export function Lines({ lines, level = 2, ...told }: Told & { lines: readonly Helpline[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const filled = groups.map(({ key, kinds }) => ({ key, lines: kinds.flatMap((kind) => lines.filter((line) => line.kind === kind)) }));
  return (
    <>
      {filled
        .filter((group) => group.lines.length > 0)
        .map((group) => (
          <section class={`help-group help-${group.key}`}>
            <Heading>{told.t(`care.group.${group.key}`)}</Heading>
            <ul role="list" class="help-lines">
              {group.lines.map((line) => (
                <Line {...told} {...line} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
