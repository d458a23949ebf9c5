package org.carillon.webmail.typed;

/** Thrown when the text in a field can't be parsed. */
public final class InvalidFieldException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;
  private final String filling;

  /**
   * Creates the exception.
   *
   * @param what the last part of the sentence's key
   * @param filling the sentence's argument; empty for none
   */
  public InvalidFieldException(String field, String what, String filling) {
    super(what, null, false, false);
    this.field = field;
    this.filling = filling;
  }

  public String field() {
    return field;
  }

  public String what() {
    return getMessage();
  }

  public String filling() {
    return filling;
  }
}
