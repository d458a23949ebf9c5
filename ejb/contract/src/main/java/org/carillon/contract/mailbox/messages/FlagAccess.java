package org.carillon.contract.mailbox.messages;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Changes of flags, and the removal of what has \Deleted. */
public interface FlagAccess {

  /**
   * Changes flags of messages; those expunged meanwhile are left out. Works in steps of at most
   * 1,000, each durable.
   */
  Answer<FlagsStored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince);

  /**
   * Removes messages that have \Deleted.
   *
   * @param only the uids to look at (UID EXPUNGE, RFC 4315); empty for all
   * @return the uids removed
   */
  Answer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only);
}
