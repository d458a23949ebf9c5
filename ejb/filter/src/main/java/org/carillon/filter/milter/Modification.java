package org.carillon.filter.milter;

public sealed interface Modification {

  /** Adds a field below all others. Its value has CRLF line ends and folds with white space. */
  record AddField(String name, String value) implements Modification {}

  /** Inserts a field; index 0 is above all fields that the filter was shown. */
  record InsertField(int index, String name, String value) implements Modification {}

  /**
   * Changes the value of a field, or removes it if the value is empty. A field that does not exist
   * is added.
   *
   * @param index the number of the field among those of its name, from 1
   */
  record ChangeField(int index, String name, String value) implements Modification {}

  record AddRecipient(String address) implements Modification {}

  record RemoveRecipient(String address) implements Modification {}

  /** Changes the reverse-path; empty for the null reverse-path. */
  record ChangeSender(String address) implements Modification {}

  record Quarantine(String reason) implements Modification {}
}
