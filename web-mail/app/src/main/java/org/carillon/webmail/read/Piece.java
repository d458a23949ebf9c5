package org.carillon.webmail.read;

/**
 * A part of a message as the reading pane shows it; the parts are in one column.
 *
 * @param kind how it is shown
 * @param number the part's IMAP number
 * @param name its name for people, an enclosed message's subject; empty for none
 * @param text the HTML made of a text; empty for other kinds
 */
public record Piece(Kind kind, String number, String name, String text) {

  public enum Kind {
    /** Shown as text in the page. */
    TEXT,
    /** Shown as a sender's HTML in its own frame. */
    HTML,
    /** Shown as a picture in the page. */
    PICTURE,
    /** Shown as an enclosed message, by its subject. */
    MESSAGE
  }
}
