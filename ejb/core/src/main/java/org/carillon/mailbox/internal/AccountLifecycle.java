package org.carillon.mailbox.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.carillon.account.AccountCreated;
import org.carillon.account.AccountDeleted;
import org.carillon.account.AccountRecovered;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.UidValidities;

/**
 * Makes and closes an account's mailboxes, in the transactions that make and delete the account.
 */
@ApplicationScoped
class AccountLifecycle {
  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  @Inject MailStoreStart start;

  /** A new account gets its mailboxes. */
  void made(@Observes AccountCreated account) throws SQLException {
    try (Connection connection = database.getConnection()) {
      start.store().provision(connection, account.account(), account.domain(), account.address());
    }
  }

  /** Nothing is delivered any more to an account that is gone. */
  void gone(@Observes AccountDeleted account) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update mail_account set closed = true, closed_at = now() where account = ?")) {
      update.setLong(1, account.account());
      update.executeUpdate();
    }
  }

  /** Mail is delivered again to an account that came back, perhaps under another address. */
  void back(@Observes AccountRecovered account) throws SQLException, RefusedException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update mail_account set closed = false, closed_at = null where account = ?")) {
      update.setLong(1, account.account());
      update.executeUpdate();
      UidValidities.returned(connection, account.account(), account.address());
    }
  }
}
