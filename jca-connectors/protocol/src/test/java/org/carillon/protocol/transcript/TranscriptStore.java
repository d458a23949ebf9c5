package org.carillon.protocol.transcript;

import java.util.Map;
import org.carillon.contract.mailbox.MailAccess;

/** The store behind one transcript's sessions: accounts start with empty initial mailboxes. */
public interface TranscriptStore {
  MailAccess access();

  /** Returns the accounts of alice and of bob, by their addresses. */
  Map<String, Long> accounts();

  /** Applies a setting or a step to the store; returns false if it does not know the word. */
  boolean stage(String word, String value);
}
