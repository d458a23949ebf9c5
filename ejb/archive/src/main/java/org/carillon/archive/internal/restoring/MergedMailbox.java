package org.carillon.archive.internal.restoring;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailRestoration.Found;
import org.carillon.archive.mail.MailRestoration.Hidden;
import org.carillon.archive.mail.MailRestoration.Merge;
import org.carillon.archive.mail.MailRestoration.Numbers;
import org.carillon.archive.mail.MailRestoration.Shown;
import org.carillon.blob.DamagedBlobs;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.store.changes.FlagFlush;
import org.carillon.store.flagging.FlagRequest;
import org.carillon.store.flagging.Translation;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/** Brings a mailbox to its archived state by ordinary changes. Used by one thread. */
final class MergedMailbox implements Merge {
  /** The messages in a step. A moved message takes two rows, besides the counters' rows. */
  private static final int STEP = 490;

  private static final String STANDING =
      """
      select p.uid, p.flags, p.item, p.octets - coalesce(length(p.prefix), 0), i.internal_date,\
       b.id, b.segment, b.position, b.octets, b.checksum,\
       exists (select 1 from damage d where d.blob = b.id)\
       from placement p left join item i on i.id = p.item left join blob b on b.id = i.blob\
       where p.mailbox = ? order by p.uid\
      """;
  private static final String THERE =
      "select 1 from blob where id = ? and segment = ? and position = ?";
  private static final String ROOM =
      """
      select count(*), coalesce(sum(octets), 0) from placement where mailbox = ?\
      """;
  private static final String LACKING =
      """
      select uid, flags, octets from placement where mailbox = ? order by uid limit 490\
      """;

  /** Moves messages. A message loses its key if an existing one has the same. */
  private static final String MOVE =
      """
      with moved as (delete from placement where mailbox = ? and uid = any(?::bigint[])\
       returning uid, item, thread, saved, octets, item_key, prefix)\
       insert into placement\
       (mailbox, uid, item, thread, modseq, flags, saved, octets, item_key, prefix)\
       select ?, n.uid, m.item, m.thread, ?, n.flags, m.saved, m.octets,\
       case when m.item_key is not null and not exists (select 1 from placement k where k.mailbox = ?\
       and k.item_key = m.item_key) then m.item_key end, m.prefix\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (old_uid, uid, flags)\
       join moved m on m.uid = n.old_uid\
      """;

  /** Selects the messages that have a key that a missing message has, too. */
  private static final String IN_THE_WAY =
      """
      select p.uid from placement l\
       join placement p on p.mailbox = ? and p.item_key = l.item_key where l.mailbox = ?\
      """;

  /** The properties by which a message is recognised, independent of its numbers. */
  private record Identity(Instant date, long octets, int checksum) {}

  private record Unknown(long item, long octets) {}

  /**
   * An existing message.
   *
   * @param blob its content; empty if no row has it
   * @param damaged true if somebody noticed that its content is damaged
   */
  private record Existing(
      long uid, Flags flags, long item, Optional<StoredBlob> blob, boolean damaged) {}

  private final ReservedAccount reserved;
  private final RestoredIds ids;
  private final RestoreContext dependencies;
  private final long account;
  private final Hidden lacking;
  private final MailboxName name;
  private final MailboxRow mailbox;
  private final Map<Identity, List<Existing>> existing = new HashMap<>();

  /** The messages of which only the item's id and length are known, by these. */
  private final Map<Unknown, List<Existing>> unknown = new HashMap<>();

  private final Map<Flags, List<Long>> reflagged = new LinkedHashMap<>();
  private long expunged;

  /** Creates this and reads the existing messages. */
  MergedMailbox(ReservedAccount reserved, RestoredIds ids, Hidden lacking, MailboxName name)
      throws SQLException {
    this.reserved = reserved;
    this.ids = ids;
    this.dependencies = reserved.dependencies();
    this.account = reserved.account();
    this.lacking = lacking;
    this.name = name;
    this.mailbox =
        dependencies
            .store()
            .transactions()
            .read(connection -> MailRows.mailbox(connection, account, name.path()))
            .orElseThrow(() -> new SQLException(name + " was deleted in the meantime"));
    // The placements' flags are read below.
    new FlagFlush(dependencies.store().transactions()).mailbox(account, mailbox.id);
    dependencies
        .store()
        .transactions()
        .<Void, SQLException>read(
            connection -> {
              Keywords keywords = Keywords.of(connection, mailbox.id);
              new Pipeline()
                  .add(row -> stands(row, keywords), STANDING, mailbox.id)
                  .execute(connection);
              return null;
            });
  }

  private void stands(ResultSet row, Keywords keywords) throws SQLException {
    long item = row.getLong(3);
    long id = row.getLong(6);
    boolean lost = row.wasNull();
    Existing one =
        new Existing(
            row.getLong(1),
            keywords.unpack(row.getLong(2)),
            item,
            lost
                ? Optional.empty()
                : Optional.of(
                    new StoredBlob(
                        id, row.getLong(7), row.getLong(8), row.getLong(9), row.getInt(10))),
            row.getBoolean(11));
    if (lost) {
      unknown
          .computeIfAbsent(new Unknown(item, row.getLong(4)), any -> new ArrayList<>(1))
          .add(one);
    } else {
      existing
          .computeIfAbsent(
              identity(row.getObject(5, OffsetDateTime.class), row.getLong(9), row.getInt(10)),
              any -> new ArrayList<>(1))
          .add(one);
    }
  }

  private static Identity identity(OffsetDateTime date, long octets, int checksum) {
    return new Identity(date.toInstant().truncatedTo(ChronoUnit.MILLIS), octets, checksum);
  }

  long id() {
    return mailbox.id;
  }

  @Override
  public Hidden lacking() {
    return lacking;
  }

  @Override
  public Found find(ArchivedMessage message) throws SQLException, IOException {
    Optional<Existing> found =
        take(
            existing,
            identity(message.internalDate(), message.octets(), message.checksum()),
            message.uid());
    if (found.isEmpty() && !unknown.isEmpty()) {
      found = take(unknown, new Unknown(ids.of(message.item()), message.octets()), message.uid());
    }
    if (found.isEmpty()) {
      return new Found.Nothing();
    }
    Existing one = found.get();
    if (!one.flags.equals(message.flags())) {
      reflagged.computeIfAbsent(message.flags(), any -> new ArrayList<>()).add(one.uid);
    }
    return isReadable(one) ? new Found.Whole() : new Found.Damaged(one.item);
  }

  private boolean isReadable(Existing one) throws SQLException, IOException {
    if (one.damaged || one.blob.isEmpty()) {
      return false;
    }
    boolean reached = dependencies.store().blobs().reaches(one.blob.get());
    if (!reached && isWhereItWas(one.blob.get())) {
      // All messages that share the content are repaired with it. If the backup lacks it too, the
      // damage is at least noted.
      new DamagedBlobs(dependencies.store().transactions())
          .note(one.blob.get(), "The segment's file is missing or too short.");
      return false;
    }
    return true;
  }

  /** Returns whether the content was neither moved by compaction nor deleted since it was read. */
  private boolean isWhereItWas(StoredBlob blob) throws SQLException {
    return dependencies
        .store()
        .transactions()
        .read(
            connection -> {
              boolean[] found = new boolean[1];
              new Pipeline()
                  .add(row -> found[0] = true, THERE, blob.id(), blob.segment(), blob.position())
                  .execute(connection);
              return found[0];
            });
  }

  private static <K> Optional<Existing> take(Map<K, List<Existing>> from, K known, long uid) {
    List<Existing> same = from.get(known);
    if (same == null) {
      return Optional.empty();
    }
    // Of several equal messages the one with the same UID is taken, if UIDs still mean the same.
    int at = 0;
    for (int i = 0; i < same.size(); i++) {
      at = same.get(i).uid == uid ? i : at;
    }
    Existing one = same.remove(at);
    if (same.isEmpty()) {
      from.remove(known);
    }
    return Optional.of(one);
  }

  @Override
  public Shown finish(boolean exact) throws SQLException {
    try {
      if (!hasRoom(exact)) {
        return new Shown.OverQuota();
      }
      if (exact) {
        makeWay();
      }
      boolean more = true;
      while (more) {
        PlacedRange grown = dependencies.store().transactions().write(this::add);
        if (grown.size() > 0) {
          dependencies.store().open().committed(List.of(MailboxCommit.of(grown)));
        }
        more = grown.size() == STEP;
      }
      for (Map.Entry<Flags, List<Long>> each : reflagged.entrySet()) {
        reserved.requireOwn();
        FlagRequest request =
            new FlagRequest(FlagChange.REPLACE, each.getKey(), -1L, Long.MAX_VALUE);
        dependencies.store().flags().store(account, mailbox.id, set(each.getValue()), request);
      }
      if (exact) {
        reserved.requireOwn();
        expunged +=
            dependencies.store().expunger().remove(account, mailbox.id, set(others())).count();
      }
      return new Shown.Done();
    } catch (RefusedException refused) {
      return new Shown.Failed(name, refused.failure().toString());
    } finally {
      HiddenMailboxes.drop(reserved, lacking);
    }
  }

  /** Removes messages that the archive lacks, those first whose key a missing message needs. */
  private void makeWay() throws SQLException, RefusedException {
    Set<Long> others = new HashSet<>(others());
    List<Long> going = new ArrayList<>();
    dependencies
        .store()
        .transactions()
        .<Void, SQLException>read(
            connection -> {
              new Pipeline()
                  .add(row -> going.add(row.getLong(1)), IN_THE_WAY, mailbox.id, lacking.id())
                  .execute(connection);
              return null;
            });
    going.retainAll(others);
    if (!going.isEmpty()) {
      reserved.requireOwn();
      expunged += dependencies.store().expunger().remove(account, mailbox.id, set(going)).count();
    }
  }

  @Override
  public long expunged() {
    return expunged;
  }

  private static UidSet set(List<Long> uids) {
    return UidSet.sorted(uids.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** Returns the messages that the archive does not have. */
  private List<Long> others() {
    return Stream.concat(existing.values().stream(), unknown.values().stream())
        .flatMap(List::stream)
        .map(Existing::uid)
        .toList();
  }

  /**
   * Returns whether the quota has room for the missing messages. Messages are removed only
   * afterwards, so for a while both sets are there. Messages with archived numbers are not checked,
   * because the account had room for them.
   */
  private boolean hasRoom(boolean exact) throws SQLException, RefusedException {
    if (lacking.numbers() == Numbers.AS_ARCHIVED) {
      return true;
    }
    long[] added = new long[2];
    AccountRow owner =
        dependencies
            .store()
            .transactions()
            .write(
                connection -> {
                  new Pipeline()
                      .add(
                          row -> {
                            added[0] = row.getLong(1);
                            added[1] = row.getLong(2);
                          },
                          ROOM,
                          lacking.id())
                      .execute(connection);
                  return MailRows.lock(connection, account);
                });
    return added[0] == 0 || dependencies.store().quotas().admit(owner, added[0], added[1]);
  }

  /** Adds a step of the missing messages at the end of the mailbox. */
  private PlacedRange add(Connection connection) throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox.id);
    reserved.requireOwn(connection);
    AccountRow owner = locked.owner();
    PlacedRange grown = new PlacedRange(locked.mailbox());
    Translation words = new Translation(connection, lacking.id(), mailbox.id);
    record Lacking(long uid, long flags, long octets) {}
    List<Lacking> step = new ArrayList<>();
    new Pipeline()
        .add(
            row -> step.add(new Lacking(row.getLong(1), row.getLong(2), row.getLong(3))),
            LACKING,
            lacking.id())
        .execute(connection);
    if (step.isEmpty()) {
      return grown;
    }
    if (locked.mailbox().lacksUids(step.size())) {
      throw new RefusedException(MailboxFailure.noMoreUids());
    }
    long[] flags = new long[step.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = words.translate(step.get(i).flags);
      grown.add(flags[i], step.get(i).octets);
      owner.messages++;
      owner.octets += step.get(i).octets;
    }
    grown.mailbox.modseq = owner.step();
    long[] oldUids = step.stream().mapToLong(Lacking::uid).toArray();
    Pipeline writes =
        new Pipeline()
            .add(
                MOVE,
                lacking.id(),
                oldUids,
                mailbox.id,
                owner.step(),
                mailbox.id,
                oldUids,
                LongStream.rangeClosed(grown.firstUid, grown.lastUid()).toArray(),
                flags);
    ChangeLog.placed(writes, List.of(grown.logged()));
    dependencies.store().quotas().compare(owner);
    grown.counted(owner);
    MailRows.save(writes, List.of(owner), List.of(grown.mailbox));
    writes.execute(connection);
    return grown;
  }
}
