package org.carillon.webmail.read;

/**
 * A part of a message as the reading pane shows it, one below the other.
 *
 * @param kind how it is shown
 * @param number the part's IMAP number
 * @param name its name for people, an enclosed message's subject; empty for none
 * @param text a text's HTML of ours; empty for other kinds
 */
public record Piece(Kind kind, String number, String name, String text) {

  /** How a part is shown. */
  public enum Kind {
    /** As text in the page. */
    TEXT,
    /** As a sender's HTML in a frame of its own. */
    HTML,
    /** As a picture, in the page. */
    PICTURE,
    /** As an enclosed message, by its subject. */
    MESSAGE
  }
}
