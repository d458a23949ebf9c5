package org.carillon.contacts.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.carillon.account.Addresses;
import org.carillon.contacts.ContactSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * The addresses to which accounts write, if they allow that these are collected. They are written
 * in the background: no mail waits for it, and addresses that cannot be written are dropped.
 */
@ApplicationScoped
public class CollectedAddresses {
  private static final Logger LOG = Logger.getLogger(CollectedAddresses.class);
  private static final int MOST_NOTED = 20_000;
  private static final int STEP = 500;
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final BlockingQueue<CollectedAddressRows.Noted> noted =
      new ArrayBlockingQueue<>(MOST_NOTED);
  private final CollectedAddressRows rows;
  private final Settings settings;
  private final Addresses addresses;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-gathered", "Collecting recipient addresses", PAUSE, this::round);
  private boolean isStarted;

  @Inject
  public CollectedAddresses(SqlTransactions transactions, Settings settings, Addresses addresses) {
    this.rows = new CollectedAddressRows(transactions);
    this.settings = settings;
    this.addresses = addresses;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    rounds.start();
  }

  @PreDestroy
  void stop() {
    if (!isStarted) {
      return;
    }
    rounds.close();
    try {
      write();
    } catch (SQLException | RuntimeException away) {
      LOG.debugf("The latest recipient addresses are not collected: %s", away.getMessage());
    }
  }

  boolean isOn(long account) {
    return addresses
        .account(account)
        .filter(
            home ->
                settings.value(
                    ContactSettings.GATHER, Scope.account(home.domain(), home.account())))
        .isPresent();
  }

  /** Queues an address that an account wrote to, or drops it if the queue is full. */
  void note(long account, CollectedAddress address) {
    boolean unused = noted.offer(new CollectedAddressRows.Noted(account, address));
  }

  /** Returns the caller's collected addresses, latest first; none if it does not collect. */
  Answer<List<CollectedAddress>> of(Caller caller) {
    try {
      return new Answer.Done<>(
          caller.hasAccount() && isOn(caller.account()) ? rows.of(caller.account()) : List.of());
    } catch (SQLException away) {
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  /**
   * Returns whether an account wrote to an address.
   *
   * @param address the address, in lower case
   */
  boolean holds(long account, String address) throws IOException {
    try {
      return isOn(account) && rows.holds(account, address);
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }

  private Duration round() throws SQLException {
    write();
    return PACE;
  }

  /** Writes the queued addresses to the database. */
  void write() throws SQLException {
    List<CollectedAddressRows.Noted> step = new ArrayList<>();
    while (noted.drainTo(step, STEP) > 0) {
      rows.put(step);
      step.clear();
    }
  }
}
