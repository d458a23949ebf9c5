package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.answer.Answer;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Transactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.PublishedKeyRecord;
import org.jboss.logging.Logger;

/**
 * Examines each key when it is due, on every node: whether its record is published, whether a new
 * key has to be prepared or takes its place, whether it can be deleted. {@link KeyLifecycle}
 * decides.
 */
@ApplicationScoped
class KeyRotation implements DueWork {
  private static final Logger LOG = Logger.getLogger(KeyRotation.class);

  /** The lease is longer than the DNS takes. */
  private static final DueRows DUE =
      new DueRows("update dkim_key", "id", "due", Duration.ofMinutes(10));

  private final SqlTransactions database;
  private final Transactions transactions;
  private final PublishedKeyRecords publications;
  private final KeyLifecycle turn;

  @Inject
  KeyRotation(
      SqlTransactions database,
      Transactions transactions,
      PublishedKeyRecords publications,
      KeyLifecycle turn) {
    this.database = database;
    this.transactions = transactions;
    this.publications = publications;
    this.turn = turn;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("dkim-keys", "Changing DKIM keys", DUE);
  }

  @Override
  public boolean take() throws SQLException, IOException, InterruptedException {
    Optional<String> due =
        database.write(connection -> DUE.claim(connection, row -> row.getString("name")));
    if (due.isEmpty()) {
      return false;
    }
    try {
      look(due.get());
    } catch (PersistenceException | HomeKeyMissing away) {
      throw new IOException(away.getMessage(), away);
    }
    return true;
  }

  private void look(String name) throws InterruptedException {
    Optional<DomainKey> key =
        transactions.read(
            entities -> DomainKeyEntries.TABLE.find(entities, name).map(DomainKey::of));
    if (key.isPresent()) {
      PublishedKeyRecord shown =
          turn.wantsPublication(key.get())
              ? publications.of(key.get())
              : new PublishedKeyRecord.Unknown("not asked");
      if (turn.take(name, shown, Instant.now()) instanceof Answer.Failed<?>(var failure)) {
        LOG.warnf("The DKIM key %s will be checked later: %s", name, failure);
      }
    }
  }
}
