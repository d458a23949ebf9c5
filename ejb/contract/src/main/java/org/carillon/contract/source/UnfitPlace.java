package org.carillon.contract.source;

/** No source can be where it is said to be, or be asked as it is said. */
public final class UnfitPlace extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Says so.
   *
   * @param field which attribute of the source is at fault
   * @param why a sentence
   */
  public UnfitPlace(String field, String why) {
    super(why);
    this.field = field;
  }

  /** Which attribute of the source is at fault. */
  public String field() {
    return field;
  }
}
