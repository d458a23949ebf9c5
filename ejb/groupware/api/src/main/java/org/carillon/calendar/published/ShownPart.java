package org.carillon.calendar.published;

/** How much of a calendar is shown to those who have no rights to it, each more than the last. */
public enum ShownPart {
  /** Nothing: it is as if there were no such calendar. */
  NOTHING,
  /** When its owner has no time; of task lists and journals there is no such thing. */
  BUSY,
  /** All events, of those that are not public (CLASS) only when they are. */
  PUBLIC,
  /** All events as they are. Only secret addresses show that much. */
  WHOLE
}
