package org.carillon.transport.internal.queue;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.carillon.account.renaming.AccountRenamed;
import org.carillon.account.renaming.DomainRenamed;
import org.carillon.transport.queue.QueuedRecipient.Work;

/** Updates queued local recipients after a rename. */
@ApplicationScoped
public class RenamedRecipients {
  private static final String OF_HERE =
      " FROM queue_consignment c WHERE c.id = r.consignment_id AND c.work IN ("
          + Work.LOCAL.ordinal()
          + ", "
          + Work.SPREAD.ordinal()
          + ") AND ";

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  void follow(@Observes AccountRenamed account) throws SQLException {
    try (Connection connection = database.getConnection()) {
      follow(connection, account);
    }
  }

  public static void follow(Connection connection, AccountRenamed account) throws SQLException {
    update(
        connection,
        "UPDATE queue_recipient r SET address = ?" + OF_HERE + "lower(r.address) = ?",
        account.to(),
        account.from());
  }

  void follow(@Observes DomainRenamed domain) throws SQLException {
    try (Connection connection = database.getConnection()) {
      follow(connection, domain);
    }
  }

  public static void follow(Connection connection, DomainRenamed domain) throws SQLException {
    update(
        connection,
        "UPDATE queue_recipient r SET address = regexp_replace(r.address, '@[^@]*$', '@' || ?)"
            + OF_HERE
            + "lower(substring(r.address from '[^@]*$')) = ?",
        domain.to(),
        domain.from());
  }

  private static void update(Connection connection, String statement, String to, String from)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      update.setString(1, to);
      update.setString(2, from);
      update.executeUpdate();
    }
  }
}
