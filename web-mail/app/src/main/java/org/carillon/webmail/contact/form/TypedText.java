package org.carillon.webmail.contact.form;

/**
 * One of several values of a kind: an address, a number, a page.
 *
 * @param at its index among the card's properties of its name, from 0; {@value #NEW} for a new one
 * @param text its text
 * @param type its type, one of {@link FieldTypes}
 * @param label the owner's own label; empty for none
 */
public record TypedText(int at, String text, String type, String label) {
  /** The index of a value that the card does not have yet. */
  public static final int NEW = -1;

  public static final TypedText BLANK = new TypedText(NEW, "", "", "");
}
