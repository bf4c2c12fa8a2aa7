/** The parts that every page is built from. Texts come in translated; nothing here reads a database. */
import './custom-elements.ts';

export { renderFragment, renderPage } from './render.ts';
export { Document, type Assets } from './document.tsx';
export { Frame, type FrameProps } from './frame.tsx';
export type { Place } from './navigation.tsx';
export type { Language } from './foot.tsx';

export { Actions, Button, LinkButton, Reaction } from './button.tsx';
export { Menu, MenuButton, MenuLink } from './menu.tsx';
export { Dialog, OpenDialog } from './dialog.tsx';

export { Form, idempotencyField } from './form.tsx';
export { Field, Select, TextArea, type Option } from './field.tsx';
export { Choice, Choices } from './choice.tsx';
export { DraftDone, KeepDraft } from './keep-draft.tsx';
export { LiveScope } from './live.tsx';
export { CopyText } from './copy-text.tsx';
export { ReadAloud } from './read-aloud.tsx';
export { ErrorSummary } from './error-summary.tsx';
export { WhoWillSee } from './who-will-see.tsx';
export { StepProgress } from './step-progress.tsx';

export { Card, Kick, Soft } from './card.tsx';
export { Notice, type NoticeKind } from './notice.tsx';
export { Empty } from './empty.tsx';
export { Chip, Chips } from './chips.tsx';
export { DrawnItem, InItem, List, ListItem } from './list.tsx';
export { Table } from './table.tsx';
export { Pager } from './pager.tsx';

export { Post } from './post.tsx';
export { Byline } from './byline.tsx';
export { Fold, NewLine } from './fold.tsx';
export { Prose } from './prose.tsx';
export { Time } from './time.tsx';
export { Face } from './face.tsx';
export { Icon } from './icon.tsx';
export { iconNames, type IconName } from './icon-names.ts';
export { drawn, inEachLanguage, stamped, together, type Markup } from './unchanging.ts';
