/** What every page may use; each part is plain HTML until its element wakes. */
import './leave-page.ts';
import './sign-out.ts';
import './pop-menu.ts';
import './open-dialog.ts';
import './send-once.ts';
// Done comes first: a page may hold both, and the box must stay empty.
import './draft-done.ts';
import './keep-draft.ts';
import './live-scope.ts';
import './undo-countdown.ts';
import './time-zone-field.ts';
import './copy-text.ts';
import './read-aloud.ts';
import './wait-line.ts';
import './words-box.ts';
import './pictures-field.ts';
