package org.carillon.webmail.typed;

/** What was typed into a field says nothing that can be understood. */
public final class WrongField extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;
  private final String filling;

  /**
   * One.
   *
   * @param field which field is wrong
   * @param what the last part of the sentence's key
   * @param filling what goes into the sentence; empty for nothing
   */
  public WrongField(String field, String what, String filling) {
    super(what, null, false, false);
    this.field = field;
    this.filling = filling;
  }

  /** Which field is wrong. */
  public String field() {
    return field;
  }

  /** The last part of the sentence's key. */
  public String what() {
    return getMessage();
  }

  /** What goes into the sentence; empty for nothing. */
  public String filling() {
    return filling;
  }
}
