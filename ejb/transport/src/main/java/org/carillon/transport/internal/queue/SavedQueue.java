package org.carillon.transport.internal.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.SenderOptions;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.database.SqlTransactions;
import org.carillon.json.Json;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueueArchive;
import org.carillon.transport.queue.QueuedRecipient.Work;

/** The queue's rows in backups. */
@ApplicationScoped
class SavedQueue implements QueueArchive {
  private static final int PAGE = 100;

  private static final String MESSAGES =
      """
      select m.id, m.trace, m.blob_id, json_build_object('trace', m.trace, 'prefix', m.prefix, 'from', m.reverse_path,
        'eightBit', m.eight_bit, 'utf8', m.utf8, 'size', m.size, 'return', m.return_content,
        'envelopeId', m.envelope_id, 'mtPriority', m.mt_priority, 'sender', a.local_part || '@' || d.name,
        'sentOnBy', m.sent_on_by, 'madeBy', m.made_by, 'arrived', m.arrived, 'notBefore', m.not_before,
        'consignments', (select json_agg(json_build_object('work', c.work,
          'destination', c.destination, 'priority', c.priority, 'attempts', c.attempts,
          'recipients', (select json_agg(json_build_object('address', r.address,
            'notify', r.notify_on, 'original', r.original_recipient, 'mailbox', r.mailbox,
            'flags', r.flags, 'action', r.action,
            'status', r.status, 'host', r.host, 'reply', r.reply, 'certain', r.certain,
            'quarantine', (select o.local_part || '@' || n.name from account o
              join domain n on n.id = o.domain where o.id = r.account)) order by r.id)
            from queue_recipient r where r.consignment_id = c.id)) order by c.id)
          from queue_consignment c where c.message_id = m.id))::text
      from queue_message m left join account a on a.id = m.account_id
      left join domain d on d.id = a.domain
      where m.id > ? order by m.id limit ?
      """;
  private static final String WAITS = "select 1 from queue_message where trace = ?";

  private final SqlTransactions database;
  private final Blobs blobs;
  private final Deliveries deliveries;
  private final Enqueue enqueue;
  private final Addresses addresses;

  @Inject
  SavedQueue(
      SqlTransactions database,
      Blobs blobs,
      Deliveries deliveries,
      Enqueue enqueue,
      Addresses addresses) {
    this.database = database;
    this.blobs = blobs;
    this.deliveries = deliveries;
    this.enqueue = enqueue;
    this.addresses = addresses;
  }

  private record Row(long id, String trace, long blob, String text) {}

  @Override
  public List<String> save(Sink sink) throws IOException, SQLException {
    List<String> troubles = new ArrayList<>();
    List<Row> page = page(0);
    while (!page.isEmpty()) {
      for (Row row : page) {
        try (Content content = blobs.open(row.blob())) {
          sink.message(row.trace(), row.text(), content);
        } catch (BlobDamaged damaged) {
          if (waits(row.trace())) {
            troubles.add("The queued message " + row.trace() + ": " + damaged.getMessage());
          }
        }
      }
      page = page(page.getLast().id());
    }
    return troubles;
  }

  private List<Row> page(long after) throws SQLException {
    return database.read(
        connection -> {
          List<Row> rows = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(MESSAGES)) {
            select.setLong(1, after);
            select.setInt(2, PAGE);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                rows.add(
                    new Row(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)));
              }
            }
          }
          return rows;
        });
  }

  private boolean waits(String trace) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(WAITS)) {
            select.setString(1, trace);
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public boolean restore(String text, Spool content) throws IOException, SQLException {
    JsonObject saved;
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      saved = reader.readObject();
    }
    String trace = saved.getString("trace");
    if (waits(trace)) {
      return false;
    }
    NewMessage message = message(saved);
    TransactionParticipant participant =
        (connection, blob, size, none) -> enqueue.message(connection, blob, size, message);
    OffsetDateTime arrived = OffsetDateTime.parse(saved.getString("arrived"));
    return switch (deliveries.commit(
        new Delivery(content, arrived, List.of(), Optional.of(participant)))) {
      case DeliveryAnswer.Committed done -> true;
      case DeliveryAnswer.NotCommitted(String why) -> throw new IOException(why);
    };
  }

  private NewMessage message(JsonObject saved) {
    ReversePath from =
        new ReversePath(
            saved.getString("from"),
            saved.getJsonNumber("size").longValue(),
            saved.getBoolean("eightBit")
                ? ReversePath.Body.EIGHT_BIT_MIME
                : ReversePath.Body.SEVEN_BIT,
            saved.getBoolean("utf8"),
            text(saved, "return").map(ReversePath.ReturnContent::valueOf),
            text(saved, "envelopeId"),
            new SenderOptions(Optional.empty(), saved.getInt("mtPriority", 0)));
    List<NewQueueEntry> entries = new ArrayList<>();
    int priority = Priority.NORMAL.ordinal();
    for (JsonValue each : saved.getJsonArray("consignments")) {
      JsonObject entry = each.asJsonObject();
      priority = entry.getInt("priority");
      entries.add(
          new NewQueueEntry(
              Work.values()[entry.getInt("work")],
              entry.getString("destination"),
              entry.getInt("attempts"),
              Duration.ZERO,
              entry.getJsonArray("recipients").stream()
                  .map(recipient -> recipient(recipient.asJsonObject()))
                  .toList()));
    }
    return new NewMessage(
        saved.getString("trace"),
        saved.getString("prefix", ""),
        from,
        origin(saved),
        Priority.values()[priority],
        true,
        text(saved, "notBefore").map(OffsetDateTime::parse).map(OffsetDateTime::toInstant),
        entries);
  }

  private NewQueueEntry.Recipient recipient(JsonObject saved) {
    var recipient =
        new NewQueueEntry.Recipient(
            new ForwardPath(
                saved.getString("address"),
                WaitingRecipient.notifyOf(saved.getInt("notify")),
                text(saved, "original")),
            FilingText.of(saved.getString("mailbox", null), saved.getString("flags", null)),
            text(saved, "action").map(Action::ofWord),
            saved.getString("status"),
            saved.getString("host"),
            saved.getString("reply"));
    return text(saved, "quarantine")
        .map(addresses::resolve)
        .filter(Resolution.Local.class::isInstance)
        .map(Resolution.Local.class::cast)
        .map(owner -> recipient.of(owner.account(), saved.getBoolean("certain", false)))
        .orElse(recipient);
  }

  private MailOrigin origin(JsonObject saved) {
    return text(saved, "sender")
        .flatMap(this::sender)
        .or(() -> text(saved, "sentOnBy").map(MailOrigin.SentOn::new))
        .or(() -> text(saved, "madeBy").map(MailOrigin.Made::new))
        .orElseGet(MailOrigin.Passed::new);
  }

  private Optional<MailOrigin> sender(String address) {
    return addresses.resolve(address) instanceof Resolution.Local local
        ? Optional.of(new MailOrigin.Submitted(local.account(), local.domain()))
        : Optional.empty();
  }

  private static Optional<String> text(JsonObject json, String name) {
    return !json.containsKey(name) || json.isNull(name)
        ? Optional.empty()
        : Optional.of(json.getString(name));
  }
}
