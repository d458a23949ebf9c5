package org.carillon.webmail.contact;

/**
 * A property of a contact, as its page shows it.
 *
 * @param icon its icon
 * @param words the bundle key of the property's name
 * @param label the owner's own label; else empty
 * @param type the last part of the bundle key of its type; empty for none
 * @param text its text
 * @param link the address of its link; empty for none
 */
public record CardLine(
    String icon, String words, String label, String type, String text, String link) {

  static CardLine of(String icon, String words, String text) {
    return new CardLine(icon, words, "", "", text, "");
  }

  /** Returns whether its link leads to a page of this application. */
  public boolean isHere() {
    return link.startsWith("write?");
  }
}
