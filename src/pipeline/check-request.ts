/** What `check` and `baseline freeze` are asked to do, and their defaults. */

/** Batches a year when one is run a day: the mean time between false alarms that is promised unless told otherwise. */
export const defaultRunLength = 365;
