package org.carillon.settings;

/** What reading a setting's text gave. */
public sealed interface Reading<T> {

  /** The text says this value. */
  record Valid<T>(T value) implements Reading<T> {}

  /**
   * The text says no value of the type.
   *
   * @param why a sentence fit for the administrator, naming what is allowed
   */
  record Invalid<T>(String why) implements Reading<T> {}
}
