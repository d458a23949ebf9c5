package org.carillon.calendar.published;

/** The part of a calendar shown without rights. Each value shows more than the one before. */
public enum PublishedPart {
  /** Nothing: the calendar seems not to exist. */
  NOTHING,
  /** The times at which the owner is busy. Task lists and journals have no such part. */
  BUSY,
  /** All events, but of events that are not public (CLASS) only their times. */
  PUBLIC,
  /** All events as they are. Only secret addresses can show this much. */
  WHOLE
}
