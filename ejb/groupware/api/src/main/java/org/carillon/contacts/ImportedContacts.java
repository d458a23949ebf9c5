package org.carillon.contacts;

import java.util.List;

/**
 * What became of a file of contacts.
 *
 * @param added how many came new
 * @param replaced how many took the place of one with the same UID
 * @param unread what was not put, in the order of the file
 * @param more whether the file had more than is taken at once
 */
public record ImportedContacts(int added, int replaced, List<Unread> unread, boolean more) {

  /**
   * A contact that was not put.
   *
   * @param line the line of the file that it begins in, from 1
   * @param reason why, in a sentence
   */
  public record Unread(int line, String reason) {}

  /** Keeps a copy. */
  public ImportedContacts {
    unread = List.copyOf(unread);
  }
}
