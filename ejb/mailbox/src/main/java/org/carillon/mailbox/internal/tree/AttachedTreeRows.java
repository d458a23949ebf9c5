package org.carillon.mailbox.internal.tree;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.store.AttachedRows;

/** Annotations, access lists, aliases and subscriptions go with their mailbox, or account. */
@ApplicationScoped
public class AttachedTreeRows implements AttachedRows {

  @Override
  public void mailboxGoes(Connection connection, long mailbox) throws SQLException {
    new Pipeline()
        .add("delete from annotation where mailbox = ?", mailbox)
        .add("delete from mailbox_right where mailbox = ?", mailbox)
        .add("delete from mailbox_alias where mailbox = ?", mailbox)
        .execute(connection);
  }

  @Override
  public void accountGoes(Connection connection, long account) throws SQLException {
    new Pipeline()
        .add("delete from subscription where account = ?", account)
        // The second is of its keys for URLs of mailboxes of others.
        .add("delete from annotation where reader in (?, -1 - ?)", account, account)
        .add("delete from mailbox_right where kind = 0 and subject = ?", account)
        .add("delete from mailbox_alias where account = ?", account)
        .execute(connection);
  }
}
