package org.carillon.recovery.reserving;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.store.AttachedRows;
import org.carillon.task.TaskRows;

/** Deletes the rows of an account's rewinds and restorations when the account is deleted. */
@ApplicationScoped
public class RecoveryTaskRows implements AttachedRows {

  @Override
  public void mailboxGoes(Connection connection, long mailbox) {
    // Rewinds and restorations are of whole accounts.
  }

  @Override
  public void accountGoes(Connection connection, long account) throws SQLException {
    TaskRows.forget(connection, account);
    new Pipeline().add("delete from mail_restoring where account = ?", account).execute(connection);
  }
}
