package org.carillon.mailbox.internal.resource;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.store.AttachedRows;

/** Properties and locks go with their mailbox, locks with the account that had them, too. */
@ApplicationScoped
public class ResourceRows implements AttachedRows {

  @Override
  public void mailboxGoes(Connection connection, long mailbox) throws SQLException {
    new Pipeline()
        .add("delete from resource_property where mailbox = ?", mailbox)
        .add("delete from resource_lock where mailbox = ?", mailbox)
        .execute(connection);
  }

  @Override
  public void accountGoes(Connection connection, long account) throws SQLException {
    new Pipeline().add("delete from resource_lock where account = ?", account).execute(connection);
  }
}
