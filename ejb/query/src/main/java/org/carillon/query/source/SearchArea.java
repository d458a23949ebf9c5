package org.carillon.query.source;

/** The part of a message in which a text is searched for. */
public enum SearchArea {
  /** The header, including the decoded fields of ENVELOPE. */
  HEADER,
  /** The text parts of the body, and the headers of enclosed messages. */
  BODY,
  ANYWHERE
}
