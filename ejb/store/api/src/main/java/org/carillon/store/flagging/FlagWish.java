package org.carillon.store.flagging;

import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.RefusedException;

/**
 * The flag change that a STORE asks for.
 *
 * @param mask the bits of the flags that may be changed; the others stay as they are
 * @param unchangedSince messages with a later modseq are left alone (RFC 7162 §3.1.3)
 */
public record FlagWish(FlagChange change, Flags flags, long mask, long unchangedSince) {
  static final FlagWish NOTHING = new FlagWish(FlagChange.ADD, Flags.NONE, 0, Long.MAX_VALUE);

  boolean hasKeywords() {
    return !flags.keywords().isEmpty();
  }

  /**
   * Returns the packed flags, for a mailbox whose account is locked. Adds new keywords to the
   * mailbox.
   */
  long word(Connection connection, long mailbox) throws SQLException, RefusedException {
    if (!hasKeywords()) {
      return Keywords.system(flags);
    }
    Keywords keywords = Keywords.of(connection, mailbox);
    return switch (change) {
      case REMOVE -> keywords.known(flags);
      case REPLACE, ADD ->
          keywords
              .learn(connection, flags)
              .orElseThrow(() -> new RefusedException(MailboxFailure.tooManyKeywords()));
    };
  }

  /** Returns the bits that the change sets. */
  long set(long word) {
    return switch (change) {
      case REPLACE, ADD -> word & mask;
      case REMOVE -> 0;
    };
  }

  /** Returns the bits that the change clears. */
  long cleared(long word) {
    return switch (change) {
      case REPLACE -> mask & ~word;
      case ADD -> 0;
      case REMOVE -> word & mask;
    };
  }

  /** Returns a message's flags after the change. */
  long apply(long before, long word) {
    return before & ~cleared(word) | set(word);
  }
}
