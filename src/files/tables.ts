import type { Generated } from 'kysely';
import type { State } from '../people/index.ts';

declare module '../platform/db/tables.ts' {
  interface Tables {
    file: FileTable;
    file_gone: FileGoneTable;
    upload: UploadTable;
  }
}

export type FileTable = {
  id: string;
  scope_id: string;
  owner_id: string | null;
  post_id: string | null;
  byline_id: string | null;
  state: State;
  position: Generated<number>;
  alt: Generated<string>;
  decoration: Generated<boolean>;
  /** That staff hid it, whatever the state of its post is. */
  hidden: Generated<boolean>;
  width: number;
  height: number;
  created_at: Date;
};

/** Bytes to be taken away. */
export type FileGoneTable = { id: string };

export type UploadTable = { id: string; person_id: string; bytes: number; begun_at: Date; file_id: string | null };
