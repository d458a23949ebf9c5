package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.ruling.RuleActions;
import org.carillon.store.rows.RefusedException;

record RuleContents(StoredMessages stored) implements RuleActions.Contents {
  @Override
  public Optional<Content> open(long account, long mailbox, long uid) throws IOException {
    try {
      return stored.find(account, mailbox, UidSet.of(uid)).open(uid);
    } catch (RefusedException gone) {
      return Optional.empty();
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }

  @Override
  public OffsetDateTime date(long account, long mailbox, long uid)
      throws SQLException, IOException, RefusedException {
    return stored.data(account, mailbox, UidSet.of(uid)).stream()
        .findFirst()
        .map(data -> data.internalDate())
        .orElseGet(OffsetDateTime::now);
  }
}
