package org.carillon.contract.source;

/** Thrown if the settings of a source can't be right, so that it can't be queried. */
public final class InvalidSourceSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  /** Creates the exception for an attribute of the source, with a sentence. */
  public InvalidSourceSettingsException(String field, String why) {
    super(why);
    this.field = field;
  }

  /** Returns the attribute of the source that is at fault. */
  public String field() {
    return field;
  }
}
