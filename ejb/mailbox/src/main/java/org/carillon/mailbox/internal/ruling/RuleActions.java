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

/** Changes mailboxes without events, so that no rules are run again. */
public record RuleActions(
    SqlTransactions transactions,
    MessagePlacing placing,
    ReaderFlags flags,
    Spools spools,
    Contents contents) {

  public interface Contents {
    /** Opens a message's octets, or returns empty if it is expunged. */
    Optional<Content> open(long account, long mailbox, long uid) throws IOException;

    /** Returns a message's INTERNALDATE, or the present time if it is expunged. */
    OffsetDateTime date(long account, long mailbox, long uid)
        throws SQLException, IOException, RefusedException;
  }
}
