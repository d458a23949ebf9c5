package org.carillon.fetch.subscription;

/** Why something could not be fetched by its address. */
public enum FetchFault {
  /** It was. */
  NONE,
  /** The server says that it has none. */
  STATUS,
  /** Nobody answered in time. */
  SILENT,
  /** The address leads to where nothing is fetched from: a private network. */
  REFUSED,
  /** What is there is nothing of the kind, or too large. */
  UNREADABLE,
  /** There was no room for it, or it could not be stored for another reason of ours. */
  NO_ROOM,
  /** It is shown without what of it could not be read. */
  PARTLY
}
