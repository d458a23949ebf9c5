package org.carillon.mailbox.internal.ruling;

import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.flagging.ReaderFlags;
import org.carillon.mailbox.internal.placing.MessagePlacing;
import org.carillon.store.rows.RefusedException;

/** What changes mailboxes without anybody being told, so that no rules are run again. */
public record RulingTools(
    SqlTransactions transactions,
    MessagePlacing placing,
    ReaderFlags flags,
    Spools spools,
    Contents contents) {

  /** What is stored of messages. */
  public interface Contents {
    /** A message's octets; empty when it is expunged. */
    Optional<Content> open(long account, long mailbox, long uid) throws IOException;

    /** A message's INTERNALDATE; now, when it is expunged. */
    OffsetDateTime date(long account, long mailbox, long uid)
        throws SQLException, IOException, RefusedException;
  }
}
