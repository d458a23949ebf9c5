package org.carillon.archive.internal.restoring;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailRestoration.Hidden;
import org.carillon.archive.mail.MailRestoration.Numbers;
import org.carillon.archive.mail.MailRestoration.Place;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.database.Pipeline;
import org.carillon.format.mime.structure.Outline;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.delivery.DeliveryCombiner;
import org.carillon.store.delivery.ThreadKeys;
import org.carillon.store.delivery.Threads;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.SpecialUses;

/**
 * The mailboxes that a restoration fills. They count as removed and name the restoration, so that
 * nobody sees them. If the server stops, only rows are left that are trimmed in the end.
 */
final class HiddenMailboxes {
  private static final String HIDE =
      """
      insert into mailbox (id, account, name, kind, uses, uidvalidity, uidnext, recent_from, modseq,\
       removed, restoring) values (?, ?, ?, ?, ?, ?, ?, ?, ?, now(), ?)\
      """;

  /** Gives the new content to everything that shares a damaged content with the message. */
  private static final String HEAL =
      """
      with sick as (select d.blob from item i join damage d on d.blob = i.blob where i.id = ?),\
       healed as (update item i set blob = ? from sick where i.blob = sick.blob)\
       delete from damage d using sick where d.blob = sick.blob\
      """;

  /** Deletes the note of a damage without a message, which has the negative number. */
  private static final String FOUND_AGAIN = "delete from damage where blob = - ?::bigint";

  /** Replaces the content of an existing item, because the old one may be unreadable. */
  private static final String ITEM =
      """
      insert into item (id, thread, blob, octets, internal_date, internal_offset, outline)\
       values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set blob = excluded.blob\
      """;

  private static final String PLACEMENT =
      """
      insert into placement\
       (mailbox, uid, item, thread, modseq, flags, saved, octets, item_key, prefix)\
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String DROP = "update mailbox set removed = 'epoch' where id = ?";

  private final ReservedAccount reserved;
  private final RestoreContext dependencies;
  private final RestoredIds ids;

  HiddenMailboxes(ReservedAccount reserved, RestoredIds ids) {
    this.reserved = reserved;
    this.dependencies = reserved.dependencies();
    this.ids = ids;
  }

  Hidden begin(ArchivedMailbox mailbox, Numbers numbers) throws SQLException {
    long id = dependencies.mailboxIds().next();
    return dependencies
        .store()
        .transactions()
        .write(
            connection -> {
              AccountRow owner = reserved.locked(connection);
              OptionalLong next =
                  numbers == Numbers.NEW
                      ? OptionalLong.empty()
                      : RestorationCount.of(connection, reserved.address(), mailbox)
                          .uidNext(mailbox.uidNext());
              long uidNext = next.orElse(mailbox.uidNext());
              // With a new UIDVALIDITY, UIDs that were given out after the saved ones may be used.
              long uidValidity =
                  next.isPresent()
                      ? mailbox.uidValidity()
                      : owner.newUidValidity(Instant.now().getEpochSecond());
              owner.uidValidity = Math.max(owner.uidValidity, uidValidity);
              long modseq = owner.step();
              Pipeline writes =
                  new Pipeline()
                      .add(
                          HIDE,
                          id,
                          owner.account,
                          mailbox.name().path(),
                          mailbox.kind().name(),
                          SpecialUses.pack(mailbox.uses()),
                          uidValidity,
                          uidNext,
                          uidNext,
                          modseq,
                          reserved.run());
              MailRows.save(writes, List.of(owner));
              writes.execute(connection);
              return new Hidden(
                  id, mailbox, next.isPresent() ? Numbers.AS_ARCHIVED : Numbers.NEW, modseq);
            });
  }

  static void drop(ReservedAccount reserved, Hidden mailbox) throws SQLException {
    reserved
        .dependencies()
        .store()
        .transactions()
        .<Void, SQLException>write(
            connection -> {
              new Pipeline().add(DROP, mailbox.id()).execute(connection);
              return null;
            });
  }

  void put(Spool content, List<Place> places) throws IOException {
    Outline outline = DeliveryCombiner.outline(content);
    Map<Place, Long> words = new HashMap<>();
    try {
      for (Place place : places) {
        words.put(place, word(place));
      }
    } catch (SQLException away) {
      throw new IOException(away);
    }
    ArchivedMessage first = places.getFirst().message();
    DeliveryAnswer answer =
        dependencies
            .store()
            .deliveries()
            .commit(
                new Delivery(
                    content,
                    first.internalDate(),
                    List.of(),
                    Optional.of(
                        (connection, blob, octets, _) ->
                            write(connection, blob, octets, outline, words))));
    if (answer instanceof DeliveryAnswer.NotCommitted(String why)) {
      throw new IOException(why);
    }
  }

  /** Returns its flags as the mailbox packs them. A keyword for which no bit is left is omitted. */
  private synchronized long word(Place place) throws SQLException {
    Flags flags = place.message().flags();
    if (flags.keywords().isEmpty()) {
      return Keywords.system(flags);
    }
    return dependencies
        .store()
        .transactions()
        .write(
            connection -> {
              reserved.requireOwn(connection);
              Keywords known = Keywords.of(connection, place.mailbox().id());
              return known.learn(connection, flags).orElse(known.known(flags));
            });
  }

  private void write(
      Connection connection, long blob, long octets, Outline outline, Map<Place, Long> words)
      throws SQLException {
    reserved.requireOwn(connection);
    Pipeline writes = new Pipeline();
    Set<Long> written = new HashSet<>();
    ids.keep(
        connection,
        words.keySet().stream()
            .filter(place -> place.healed().isEmpty())
            .map(Place::message)
            .toList());
    for (Map.Entry<Place, Long> each : words.entrySet()) {
      Hidden mailbox = each.getKey().mailbox();
      ArchivedMessage message = each.getKey().message();
      OptionalLong healed = each.getKey().healed();
      long item = healed.isPresent() ? healed.getAsLong() : ids.of(message.item());
      if (written.add(item)) {
        writes.add(HEAL, item, blob).add(FOUND_AGAIN, item);
        writes.add(
            ITEM,
            item,
            ids.of(message.thread()),
            blob,
            octets,
            message.internalDate(),
            (short) (message.internalDate().getOffset().getTotalSeconds() / 60),
            outline.encode());
        Threads.insert(
            writes, reserved.account(), ThreadKeys.of(outline), ids.of(message.thread()));
      }
      if (healed.isPresent()) {
        continue;
      }
      writes.add(
          PLACEMENT,
          mailbox.id(),
          message.uid(),
          item,
          ids.of(message.thread()),
          mailbox.numbers() == Numbers.AS_ARCHIVED ? message.modseq() : mailbox.modseq(),
          each.getValue(),
          message.saved().atOffset(ZoneOffset.UTC),
          octets + message.prefix().length,
          message.key().orElse(null),
          message.prefix().length == 0 ? null : message.prefix());
    }
    writes.execute(connection);
  }
}
