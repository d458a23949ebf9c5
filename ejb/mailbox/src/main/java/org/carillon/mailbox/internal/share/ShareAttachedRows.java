package org.carillon.mailbox.internal.share;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.sharing.InvitationRows;
import org.carillon.store.AttachedRows;

/** Removes invitations and guests' properties with their collection or guest. */
@ApplicationScoped
public class ShareAttachedRows implements AttachedRows {

  @Override
  public void mailboxGoes(Connection connection, long mailbox) throws SQLException {
    Pipeline pipeline = new Pipeline().add("delete from own_property where mailbox = ?", mailbox);
    InvitationRows.removeMailbox(pipeline, mailbox);
    pipeline.execute(connection);
  }

  @Override
  public void accountGoes(Connection connection, long account) throws SQLException {
    Pipeline pipeline = new Pipeline().add("delete from own_property where account = ?", account);
    InvitationRows.removeGuest(pipeline, account);
    pipeline.execute(connection);
  }
}
