package org.carillon.webmail.contact.form;

/**
 * One of several of a kind: an address, a number, a page.
 *
 * @param at which of the card's properties of its name it is, from 0; {@value #NEW} for none of
 *     them
 * @param text what it says
 * @param type what sort it is, one of {@link FieldTypes}
 * @param label what the owner calls that sort; empty for nothing of his own
 */
public record TypedText(int at, String text, String type, String label) {
  /** Stands for none of those that the card has. */
  public static final int NEW = -1;

  /** A line to be filled in. */
  public static final TypedText BLANK = new TypedText(NEW, "", "", "");
}
