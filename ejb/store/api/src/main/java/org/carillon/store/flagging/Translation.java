package org.carillon.store.flagging;

import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.RefusedException;

/** Translates packed flags of one mailbox to another's, where a keyword may have another bit. */
public final class Translation {
  private static final long SYSTEM = (1L << Flag.FIRST_KEYWORD_BIT) - 1;

  private final Connection connection;
  private final long source;
  private final long target;
  private Keywords sourceKeywords;
  private Keywords targetKeywords;

  public Translation(Connection connection, long source, long target) {
    this.connection = connection;
    this.source = source;
    this.target = target;
  }

  public long translate(long word) throws SQLException, RefusedException {
    if (source == target || (word & ~SYSTEM) == 0) {
      return word;
    }
    if (sourceKeywords == null) {
      sourceKeywords = Keywords.of(connection, source);
      targetKeywords = Keywords.of(connection, target);
    }
    return targetKeywords
        .learn(connection, sourceKeywords.unpack(word))
        .orElseThrow(() -> new RefusedException(MailboxFailure.tooManyKeywords()));
  }
}
