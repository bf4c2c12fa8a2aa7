/**
 * Every table, by name. Each module declares the tables it owns by adding to this interface in its own
 * `tables.ts`; the architecture test holds each module to the tables of its own and lower tiers.
 */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface
export interface Tables {}
