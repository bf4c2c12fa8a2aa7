/** What every page may use; each part is plain HTML until its element wakes. */
import './leave-page.ts';
import './pop-menu.ts';
import './open-dialog.ts';
