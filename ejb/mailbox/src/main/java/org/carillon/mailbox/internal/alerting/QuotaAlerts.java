package org.carillon.mailbox.internal.alerting;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.sharing.Person;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.jboss.logging.Logger;

/**
 * Alerts the owners of accounts that became nearly full. It runs on every node, and each node
 * claims one account after the other. The message is delivered and the claim completed in one
 * transaction, so each owner is alerted once. If a node dies, another takes over its claim.
 */
public final class QuotaAlerts {
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final Logger LOG = Logger.getLogger(QuotaAlerts.class);
  private static final byte[] NO_PREFIX = {};

  /** The accounts whose owners are to be alerted. A claim outlasts any answered delivery. */
  public static final DueRows DUE =
      new DueRows("update mail_account", "account", "alert_due", Duration.ofMinutes(5));

  private static final String SETTLE = "update mail_account set alert_due = null where account = ?";

  private final SqlTransactions transactions;
  private final Deliveries notices;
  private final Spools spools;
  private final Uses uses;
  private final People people;
  private final Told told;

  @FunctionalInterface
  public interface Uses {
    /** Returns how much of its quota an account with this many messages and octets uses. */
    AccountUse use(long domain, long account, long messages, long octets);
  }

  /** The languages of owners, and the callback for alerts that were sent. */
  public interface Told {
    /** Returns the owner's languages; all {@link #LANGUAGES} if they are not known. */
    List<Locale> in(Person owner);

    /** Is called when the owner was alerted. */
    void was(Person owner, AccountUse use);
  }

  /**
   * Creates the alerts.
   *
   * @param notices delivers messages even if the account is full
   */
  public QuotaAlerts(
      SqlTransactions transactions,
      Deliveries notices,
      Spools spools,
      Uses uses,
      People people,
      Told told) {
    this.transactions = transactions;
    this.notices = notices;
    this.spools = spools;
    this.uses = uses;
    this.people = people;
    this.told = told;
  }

  /** Alerts one owner, and returns whether there was one to alert. */
  public boolean round() throws SQLException, IOException {
    Optional<Due> due = transactions.write(QuotaAlerts::claim);
    if (due.isEmpty()) {
      return false;
    }
    long account = due.get().account;
    AccountUse use = uses.use(due.get().domain, account, due.get().messages, due.get().octets);
    Optional<Person> owner = people.of(account);
    // Meanwhile there may be room again, or the account may be gone.
    if (owner.isEmpty() || !use.nearlyFull()) {
      transactions.write(connection -> settle(connection, account));
    } else if (tell(owner.get(), use)) {
      LOG.infof("%s is %d %% full; its owner was notified", owner.get().address(), use.percent());
      told.was(owner.get(), use);
    }
    return true;
  }

  private boolean tell(Person owner, AccountUse use) throws IOException {
    long account = owner.account();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    byte[] octets =
        new QuotaAlertMessage(owner.address(), use, told.in(owner))
            .octets(UUID.randomUUID().toString(), now);
    try (Spool spool = spools.open(octets.length)) {
      spool.write(octets, 0, octets.length);
      Target inbox = new Target(account, MailboxName.INBOX, NO_PREFIX, Flags.NONE);
      DeliveryAnswer answer =
          notices.commit(
              new Delivery(
                  spool,
                  now,
                  List.of(inbox),
                  Optional.of(
                      (connection, blob, size, targets) -> {
                        if (targets.getFirst() instanceof TargetAnswer.Delivered) {
                          settle(connection, account);
                        }
                      })));
      boolean delivered =
          answer instanceof DeliveryAnswer.Committed(List<TargetAnswer> targets)
              && targets.getFirst() instanceof TargetAnswer.Delivered;
      if (!delivered) {
        LOG.warnf("The owner of account %d will be notified later: %s", account, answer);
      }
      return delivered;
    }
  }

  private record Due(long account, long domain, long messages, long octets) {}

  private static Optional<Due> claim(Connection connection) throws SQLException {
    return DUE.claim(
        connection,
        row ->
            new Due(
                row.getLong("account"),
                row.getLong("domain"),
                row.getLong("messages"),
                row.getLong("octets")));
  }

  private static int settle(Connection connection, long account) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
      update.setLong(1, account);
      return update.executeUpdate();
    }
  }
}
