package org.carillon.contract.mailbox.messages;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Changes flags, and removes messages with \Deleted. */
public interface FlagAccess {

  /**
   * Changes flags of messages; messages that were expunged in the meantime are left out. Works in
   * steps of at most 1,000 messages; each step is durable.
   */
  Answer<FlagsStored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince);

  /** Removes messages with \Deleted, of these uids (RFC 4315) or all. Returns their uids. */
  Answer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only);
}
