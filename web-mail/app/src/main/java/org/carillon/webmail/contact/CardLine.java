package org.carillon.webmail.contact;

/**
 * Something that a contact says, as its page shows it.
 *
 * @param icon the icon that stands for it
 * @param words the key of what it is, in words
 * @param label what the owner calls it; else empty
 * @param type the last part of the key of what sort it is; empty for none
 * @param text what it says
 * @param link where it leads; empty for nowhere
 */
public record CardLine(
    String icon, String words, String label, String type, String text, String link) {

  static CardLine of(String icon, String words, String text) {
    return new CardLine(icon, words, "", "", text, "");
  }

  /** Whether it leads to a page of this application. */
  public boolean isHere() {
    return link.startsWith("write?");
  }
}
