package org.carillon.contract.source;

/** What a source says of somebody. */
public sealed interface SourceAnswer {

  /** It knows him, and his password is right where one was shown. */
  record Known(SourcePerson person) implements SourceAnswer {}

  /** It knows nobody of that name, or the password is wrong: which of both it does not say. */
  record Wrong() implements SourceAnswer {}

  /**
   * The password is right, and he may not sign in all the same.
   *
   * @param why a few words for the log
   */
  record Refused(String why) implements SourceAnswer {}

  /** Without a password it can't be asked about anybody. */
  record Silent() implements SourceAnswer {}
}
