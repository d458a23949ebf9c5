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

/** Creates and closes an account's mailboxes in the transactions of the account's changes. */
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

  /** Returns the mailboxes that a domain's new accounts get besides the default ones. */
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

  /** Closes a deleted account, so that nothing is delivered to it any more. */
  void gone(@Observes AccountDeleted account) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update mail_account set closed = true, closed_at = now() where account = ?")) {
      update.setLong(1, account.account());
      update.executeUpdate();
    }
  }

  /** Opens a restored account, which may have another address, for delivery. */
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

  /** Handles a new address, under which clients may have seen another account's mail. */
  void renamed(@Observes AccountRenamed account) throws SQLException, RefusedException {
    try (Connection connection = database.getConnection()) {
      UidValidities.returned(connection, account.account(), account.to());
    }
  }
}
