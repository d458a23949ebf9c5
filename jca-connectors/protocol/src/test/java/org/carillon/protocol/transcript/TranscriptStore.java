package org.carillon.protocol.transcript;

import java.util.Map;
import org.carillon.contract.mailbox.MailAccess;

/**
 * The store behind the sessions of one transcript: at the start, accounts have their initial
 * mailboxes, which are empty.
 */
public interface TranscriptStore {
  MailAccess access();

  /** Returns the accounts of alice and of bob, by their addresses. */
  Map<String, Long> accounts();

  /**
   * Applies a setting or a step to the store itself.
   *
   * @return false if this store does not know the word
   */
  boolean stage(String word, String value);
}
