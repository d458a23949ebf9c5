package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.store.AttachedRows;

/** Deletes the rows of deleted collections. */
@ApplicationScoped
public class GoneCollections implements AttachedRows {

  @Override
  public void mailboxGoes(Connection connection, long mailbox) throws SQLException {
    CollectionStateRows.forget(connection, mailbox);
  }

  @Override
  public void accountGoes(Connection connection, long account) throws SQLException {
    new Pipeline()
        .add("delete from web_hook_collection where account = ?", account)
        .execute(connection);
  }
}
