package org.carillon.mailbox.internal.resource;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.store.AttachedRows;

/** Removes the properties and locks of a deleted mailbox, and the locks of a deleted account. */
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
