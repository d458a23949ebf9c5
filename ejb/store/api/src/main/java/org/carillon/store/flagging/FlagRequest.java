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
public record FlagRequest(FlagChange change, Flags flags, long mask, long unchangedSince) {
  static final FlagRequest NOTHING = new FlagRequest(FlagChange.ADD, Flags.NONE, 0, Long.MAX_VALUE);

  boolean hasKeywords() {
    return !flags.keywords().isEmpty();
  }

  /** Returns the packed flags, adding new keywords to the mailbox, whose account is locked. */
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

  long set(long word) {
    return switch (change) {
      case REPLACE, ADD -> word & mask;
      case REMOVE -> 0;
    };
  }

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
