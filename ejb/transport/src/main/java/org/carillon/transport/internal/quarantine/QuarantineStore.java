package org.carillon.transport.internal.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.blob.Blobs;
import org.carillon.contract.content.Content;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.header.SingleAuthor;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.quarantine.QuarantinedMessage;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/** The messages in accounts' quarantines, for any caller. */
@ApplicationScoped
public class QuarantineStore {
  private static final Logger LOG = Logger.getLogger(QuarantineStore.class);

  private final SqlTransactions transactions;
  private final Blobs blobs;
  private final DueSignals signals;

  @Inject
  public QuarantineStore(SqlTransactions transactions, Blobs blobs, DueSignals signals) {
    this.transactions = transactions;
    this.blobs = blobs;
    this.signals = signals;
  }

  /**
   * Lists an account's messages, the latest first.
   *
   * @param isAll whether to include those it was notified of
   */
  List<QuarantineRows.Kept> of(long account, boolean isAll) throws SQLException {
    return transactions.read(connection -> QuarantineRows.kept(connection, account, "", isAll));
  }

  /** Finds a message of an account; empty if there is none. */
  Optional<QuarantineRows.Kept> find(long account, String id) throws SQLException {
    return id.isEmpty() || StoredText.isImpossible(id)
        ? Optional.empty()
        : transactions.read(connection -> QuarantineRows.kept(connection, account, id)).stream()
            .findFirst();
  }

  QuarantinedMessage shown(QuarantineRows.Kept kept, boolean isReleasable) {
    String subject = "";
    String sender = kept.from();
    try (Content content = blobs.open(kept.blob());
        InputStream in = content.stream()) {
      Header header = Header.read(in);
      subject = header.first("Subject").map(HeaderField::text).orElse("");
      sender = SingleAuthor.of(header).orElse(sender);
    } catch (IOException damagedOrAway) {
      LOG.debugf("A message in quarantine can't be read: %s", damagedOrAway.getMessage());
    }
    return new QuarantinedMessage(
        kept.trace(),
        kept.from(),
        sender,
        subject,
        kept.address(),
        kept.arrived(),
        kept.size(),
        kept.reason(),
        isReleasable);
  }

  Content open(QuarantineRows.Kept kept) throws IOException {
    return blobs.open(kept.blob());
  }

  /** A change of a locked message. */
  @FunctionalInterface
  interface Change {
    void on(Connection connection, long message, long account) throws SQLException;
  }

  /** Changes an account's message and writes an audit record; false if it is gone. */
  boolean change(QuarantineRows.Kept seen, long account, AuditEntry record, Change change)
      throws SQLException {
    boolean changed =
        transactions.write(
            connection -> {
              QuarantineRows.lock(connection, seen.id());
              if (QuarantineRows.kept(connection, account, seen.trace()).isEmpty()) {
                return false;
              }
              change.on(connection, seen.id(), account);
              record.write(connection);
              return true;
            });
    if (changed) {
      signals.signal(Work.LOCAL);
    }
    return changed;
  }
}
