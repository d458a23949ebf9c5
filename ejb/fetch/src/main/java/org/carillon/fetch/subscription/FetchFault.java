package org.carillon.fetch.subscription;

/** The reason why a subscription could not be fetched. */
public enum FetchFault {
  NONE,
  /** The server answered with an error status. */
  STATUS,
  /** No server answered in time. */
  SILENT,
  /** The address leads to a private network, from which nothing is fetched. */
  REFUSED,
  /** The content is not of the expected kind, or too large. */
  UNREADABLE,
  /** The quota was exceeded, or storing failed for another reason on this server. */
  NO_ROOM,
  /** The content is shown without the objects that could not be read. */
  PARTLY
}
