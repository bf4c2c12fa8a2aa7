/** Pictures that belong to people and posts. Tables and acts, no routes. */
import './tables.ts';

export { attachPictures, changePictures } from './attach-pictures.ts';
export { letGoOfForgotten, removeGoneBytes } from './clear-away.ts';
export { keepPicture, type Kept } from './keep-picture.ts';
export { letGo } from './let-go.ts';
export { everyPicture } from './every-picture.ts';
export { exportWaiting } from './export-waiting.ts';
export { describedIn, describePicture, hidePicture, ownPictures, pictureIdsAsJson, picturesAsJson, type Picture } from './pictures.ts';
export { longestAlt, patienceMs, pictureIds } from './rules.ts';
export { beginUpload, forgetUploads, ownUpload, staleUploads, uploadBecame, type Upload } from './uploads.ts';
export { PicturesField } from './views/pictures-field.tsx';
export { altOf, largeOf, PicturesView, PrintedPictures, SmallPicture, VeiledPictures, type LookedAt } from './views/pictures-view.tsx';
