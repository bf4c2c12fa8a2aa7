import { createTransport } from 'nodemailer';

export { keepLetter } from './caught.ts';
export { compose, LetterLink } from './compose.tsx';

/** One mail, already in the recipient's words. Subjects are neutral by the callers' rule: no names, no place, no illness. */
export type Letter = { id: string; to: string; subject: string; text: string; html: string; headers: Record<string, string> };

export type Mail = {
  /** @throws when the server refuses or is away; the job that sends tries again */
  send(letter: Letter): Promise<void>;
  /** Whether letters leave the house or wait on the operator's page. */
  leaves(): boolean;
};

/**
 * @param smtpUrl asked at each letter: the operator may set a server while we run; null keeps the letters here
 * @param from the address of the sender
 * @param keep where letters go when there is no server
 */
export function makeMail({
  smtpUrl,
  from,
  keep,
}: {
  smtpUrl: () => string | null;
  from: () => string;
  keep: (letter: Letter) => Promise<void>;
}): Mail {
  return {
    leaves: () => smtpUrl() !== null,
    async send(letter) {
      const url = smtpUrl();
      if (url === null) return keep(letter);
      const transport = createTransport(url, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object);
      try {
        await transport.sendMail({
          from: from(),
          to: letter.to,
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          headers: letter.headers,
          messageId: `<${letter.id}@${from().split('@')[1] ?? 'localhost'}>`,
        });
      } finally {
        transport.close();
      }
    },
  };
}
