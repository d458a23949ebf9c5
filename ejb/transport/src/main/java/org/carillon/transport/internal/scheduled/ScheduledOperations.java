package org.carillon.transport.internal.scheduled;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.Blobs;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.WaitingRecipient;
import org.carillon.transport.submission.ScheduledMail;
import org.carillon.transport.submission.ScheduledMessage;
import org.jboss.logging.Logger;

/** Scheduled mail of an account: each operation is one transaction over the queue's rows. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ScheduledOperations implements ScheduledMail {
  private static final Logger LOG = Logger.getLogger(ScheduledOperations.class);
  private static final int NEVER = WaitingRecipient.bits(Set.of(Notify.NEVER));

  private final SqlTransactions transactions;
  private final Blobs blobs;
  private final DueSignals signals;

  @Inject
  public ScheduledOperations(SqlTransactions transactions, Blobs blobs, DueSignals signals) {
    this.transactions = transactions;
    this.blobs = blobs;
    this.signals = signals;
  }

  private record Found(ScheduledRows.Waiting row, List<String> to) {}

  @Override
  public Answer<List<ScheduledMessage>> list(Caller caller) {
    if (!caller.hasAccount()) {
      return new Answer.Done<>(List.of());
    }
    try {
      List<Found> found =
          transactions.read(
              connection -> {
                List<Found> all = new ArrayList<>();
                for (ScheduledRows.Waiting row :
                    ScheduledRows.of(connection, caller.account(), "")) {
                  all.add(new Found(row, ScheduledRows.recipients(connection, row, NEVER)));
                }
                return all;
              });
      return new Answer.Done<>(found.stream().map(this::shown).toList());
    } catch (SQLException away) {
      return away(away);
    }
  }

  @Override
  public Answer<Content> open(Caller caller, String id) {
    if (!caller.hasAccount() || isNone(id)) {
      return gone(id);
    }
    try {
      Optional<ScheduledRows.Waiting> row =
          transactions
              .read(connection -> ScheduledRows.of(connection, caller.account(), id))
              .stream()
              .findFirst();
      return row.isEmpty() ? gone(id) : new Answer.Done<>(blobs.open(row.get().blob()));
    } catch (SQLException | IOException away) {
      return away(away);
    }
  }

  @Override
  public Answer<ScheduledMessage> recall(Caller caller, String id) {
    return change(caller, id, ScheduledRows::remove);
  }

  @Override
  public Answer<ScheduledMessage> reschedule(Caller caller, String id, Instant when) {
    if (when.isAfter(Instant.now().plus(FARTHEST))) {
      return Answer.failed(
          new Failure.Invalid(
              "when", "too-far", "Mail can be scheduled at most one year ahead.", ""));
    }
    Answer<ScheduledMessage> answer =
        change(caller, id, (connection, row) -> ScheduledRows.move(connection, row, when));
    signals.signalAll();
    return answer;
  }

  /** A change of a message whose rows are locked. */
  @FunctionalInterface
  private interface Change {
    void on(Connection connection, ScheduledRows.Waiting message) throws SQLException;
  }

  private Answer<ScheduledMessage> change(Caller caller, String id, Change change) {
    if (!caller.hasAccount() || isNone(id)) {
      return gone(id);
    }
    try {
      Optional<Found> found =
          transactions.write(
              connection -> {
                List<ScheduledRows.Waiting> rows =
                    ScheduledRows.lock(connection, caller.account(), id);
                if (rows.isEmpty()) {
                  return Optional.empty();
                }
                ScheduledRows.Waiting row = rows.getFirst();
                var seen = new Found(row, ScheduledRows.recipients(connection, row, NEVER));
                change.on(connection, row);
                return Optional.of(seen);
              });
      return found
          .<Answer<ScheduledMessage>>map(seen -> new Answer.Done<>(shown(seen)))
          .orElseGet(() -> gone(id));
    } catch (SQLException away) {
      return away(away);
    }
  }

  private ScheduledMessage shown(Found found) {
    ScheduledRows.Waiting row = found.row();
    return new ScheduledMessage(row.id(), subject(row), found.to(), row.when(), row.size());
  }

  private String subject(ScheduledRows.Waiting row) {
    try (Content content = blobs.open(row.blob());
        InputStream in = content.stream()) {
      return Header.read(in).first("Subject").map(HeaderField::text).orElse("");
    } catch (IOException damagedOrGone) {
      LOG.debugf("A scheduled message can't be read: %s", damagedOrGone.getMessage());
      return "";
    }
  }

  private static boolean isNone(String id) {
    return id.isEmpty() || StoredText.isImpossible(id);
  }

  private static <T> Answer<T> gone(String id) {
    return Answer.failed(new Failure.NotFound("scheduled message " + id));
  }

  private static <T> Answer<T> away(Exception why) {
    LOG.warnf(why, "Scheduled mail cannot be read");
    return Answer.failed(new Failure.TryLater("Scheduled mail is not available at the moment."));
  }
}
