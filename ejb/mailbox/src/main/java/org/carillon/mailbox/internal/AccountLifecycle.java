package org.carillon.mailbox.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.carillon.account.AccountDeleted;
import org.carillon.account.AccountRecovered;
import org.carillon.account.AccountsCreated;
import org.carillon.account.renaming.AccountRenamed;
import org.carillon.account.setting.NewAccountSettings;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.tree.FirstMailboxes;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.rows.DefaultMailbox;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.UidValidities;

/**
 * Makes and closes an account's mailboxes, in the transactions that make and delete the account.
 */
@ApplicationScoped
class AccountLifecycle {
  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  private final MailStoreStart start;
  private final Settings settings;

  @Inject
  AccountLifecycle(MailStoreStart start, Settings settings) {
    this.start = start;
    this.settings = settings;
  }

  /** New accounts get their mailboxes. */
  void made(@Observes AccountsCreated made) throws SQLException {
    List<FirstMailboxes.Owner> owners =
        made.accounts().stream()
            .map(
                one ->
                    new FirstMailboxes.Owner(
                        one.id(),
                        one.domain(),
                        one.address(),
                        made.isReturn() ? List.of() : folders(one.domain())))
            .toList();
    try (Connection connection = database.getConnection()) {
      start.store().provision(connection, owners);
    }
  }

  /** What accounts of a domain begin with besides the usual, with what lies above it. */
  private List<MailboxName> folders(long domain) {
    Set<MailboxName> all = new TreeSet<>();
    for (String path : settings.value(NewAccountSettings.FOLDERS, Scope.domain(domain))) {
      MailboxName name = new MailboxName(path);
      while (!name.path().isEmpty() && name.problem().isEmpty()) {
        all.add(name);
        name = new MailboxName(name.parentPath());
      }
    }
    DefaultMailbox.ALL.forEach(usual -> all.remove(usual.name()));
    return List.copyOf(all);
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

  /** Clients may have seen somebody else's mail by an account's new address. */
  void renamed(@Observes AccountRenamed account) throws SQLException, RefusedException {
    try (Connection connection = database.getConnection()) {
      UidValidities.returned(connection, account.account(), account.to());
    }
  }
}
