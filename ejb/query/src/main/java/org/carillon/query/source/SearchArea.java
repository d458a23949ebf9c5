package org.carillon.query.source;

/** Where in a message a text is looked for. */
public enum SearchArea {
  /** The header, the fields of ENVELOPE included as people read them. */
  HEADER,
  /** The text parts of the body, and the headers of enclosed messages. */
  BODY,
  /** In either. */
  ANYWHERE
}
