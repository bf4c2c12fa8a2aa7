export type { ContentKind, ExportedThing, Summary } from './content.ts';
export type { Event, EventName, EventNamed } from './events.ts';
export type { HomeCard, HomePart } from './home-part.ts';
export type { KeepCard, KeepPart, Waits } from './keep-part.ts';
export type { Opening } from './opening.ts';
export type { Loss, Outlet } from './outlet.ts';
export type { Seen } from './seen.ts';
export type { Lens, Recipient, Viewer, ViewerPerson } from './viewer.ts';
export type { Community, FirstPosts, House } from './house.ts';
