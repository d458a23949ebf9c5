package org.carillon.protocol.transcript;

import java.util.Map;
import org.carillon.contract.mailbox.MailAccess;

/**
 * The store behind the sessions of one transcript: at its begin accounts have the mailboxes that
 * each begins with, and these are empty.
 */
public interface TranscriptStore {
  /** What sessions ask. */
  MailAccess access();

  /** The accounts of alice and of bob, by their addresses. */
  Map<String, Long> accounts();

  /**
   * Does what a setting or a step asks of the store itself.
   *
   * @return false when it is nothing that this store can do
   */
  boolean stage(String word, String value);
}
