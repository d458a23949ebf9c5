package org.carillon.mailbox.internal.tree;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.store.AttachedRows;

/** Removes annotations, access lists, aliases and subscriptions with a mailbox or account. */
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
        // The second id is that of the account's keys for URLs of others' mailboxes.
        .add("delete from annotation where reader in (?, -1 - ?)", account, account)
        .add("delete from mailbox_right where kind = 0 and subject = ?", account)
        .add("delete from mailbox_alias where account = ?", account)
        .execute(connection);
  }
}
