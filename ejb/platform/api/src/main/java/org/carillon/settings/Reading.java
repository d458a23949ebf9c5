package org.carillon.settings;

/** The result of parsing a setting's text. */
public sealed interface Reading<T> {

  /** The text is valid and stands for this value. */
  record Valid<T>(T value) implements Reading<T> {}

  /**
   * The text is not a value of the type.
   *
   * @param why a sentence for the administrator that names what is allowed
   */
  record Invalid<T>(String why) implements Reading<T> {}
}
