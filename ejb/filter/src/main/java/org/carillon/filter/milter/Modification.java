package org.carillon.filter.milter;

/** What a filter changes of a message, besides its body. */
public sealed interface Modification {

  /**
   * A field more, below all others.
   *
   * @param value with its line ends as CRLF, continued lines beginning with white space
   */
  record AddField(String name, String value) implements Modification {}

  /**
   * A field more, at a place.
   *
   * @param index 0 is above all fields that the filter was shown
   */
  record InsertField(int index, String name, String value) implements Modification {}

  /**
   * Another value of a field, or none: then it is taken out. One that is not there is added.
   *
   * @param index which of that name, the first being 1
   */
  record ChangeField(int index, String name, String value) implements Modification {}

  /** A recipient more. */
  record AddRecipient(String address) implements Modification {}

  /** A recipient less. */
  record RemoveRecipient(String address) implements Modification {}

  /** Another reverse-path; empty for none. */
  record ChangeSender(String address) implements Modification {}

  /** It is kept aside. */
  record Quarantine(String reason) implements Modification {}
}
