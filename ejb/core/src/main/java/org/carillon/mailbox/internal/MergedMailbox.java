package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.ArchivedMessage;
import org.carillon.mailbox.MailRestoration.Hidden;
import org.carillon.mailbox.MailRestoration.Merge;
import org.carillon.mailbox.MailRestoration.Numbers;
import org.carillon.mailbox.MailRestoration.Shown;
import org.carillon.mailbox.internal.flagging.Settling;

/** A mailbox that gets what an archive has of it, by ordinary changes. Used by one thread. */
final class MergedMailbox implements Merge {
  /** Two rows each to move, and the counters'. */
  private static final int STEP = 490;

  private static final String STANDING =
      """
      select p.uid, p.flags, i.internal_date, b.octets, b.checksum\
       from placement p join item i on i.id = p.item join blob b on b.id = i.blob\
       where p.mailbox = ? order by p.uid\
      """;
  private static final String ROOM =
      """
      select count(*), coalesce(sum(octets), 0) from placement where mailbox = ?\
      """;
  private static final String LACKING =
      """
      select uid, flags, octets from placement where mailbox = ? order by uid limit 490\
      """;

  /** Without item_key: an event or contact that is there may have it. */
  private static final String MOVE =
      """
      with moved as (delete from placement where mailbox = ? and uid = any(?::bigint[])\
       returning uid, item, saved, octets, prefix)\
       insert into placement (mailbox, uid, item, modseq, flags, saved, octets, prefix)\
       select ?, n.uid, m.item, ?, n.flags, m.saved, m.octets, m.prefix\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (old_uid, uid, flags)\
       join moved m on m.uid = n.old_uid\
      """;

  /** What a message is known by, whatever its numbers. */
  private record Identity(Instant date, long octets, int checksum) {}

  /** A message that is there. */
  private record Standing(long uid, Flags flags) {}

  private final ReservedAccount reserved;
  private final RestoreGround ground;
  private final long account;
  private final Hidden lacking;
  private final MailboxName name;
  private final MailboxRow mailbox;
  private final Map<Identity, List<Standing>> standing = new HashMap<>();
  private final Map<Flags, List<Long>> reflagged = new LinkedHashMap<>();
  private long expunged;

  /** Looks at what is there. */
  MergedMailbox(ReservedAccount reserved, Hidden lacking, MailboxName name) throws SQLException {
    this.reserved = reserved;
    this.ground = reserved.ground();
    this.account = reserved.account();
    this.lacking = lacking;
    this.name = name;
    this.mailbox =
        ground
            .transactions()
            .read(connection -> MailRows.mailbox(connection, account, name.path()))
            .orElseThrow(() -> new SQLException(name + " was deleted meanwhile"));
    // The placements' flags are read below.
    new Settling(ground.transactions()).mailbox(account, mailbox.id);
    ground
        .transactions()
        .<Void, SQLException>read(
            connection -> {
              Keywords keywords = Keywords.of(connection, mailbox.id);
              new Pipeline()
                  .add(
                      row ->
                          standing
                              .computeIfAbsent(
                                  identity(
                                      row.getObject(3, OffsetDateTime.class),
                                      row.getLong(4),
                                      row.getInt(5)),
                                  any -> new ArrayList<>(1))
                              .add(new Standing(row.getLong(1), keywords.unpack(row.getLong(2)))),
                      STANDING,
                      mailbox.id)
                  .execute(connection);
              return null;
            });
  }

  private static Identity identity(OffsetDateTime date, long octets, int checksum) {
    return new Identity(date.toInstant().truncatedTo(ChronoUnit.MILLIS), octets, checksum);
  }

  /** The mailbox that is there. */
  long id() {
    return mailbox.id;
  }

  @Override
  public Hidden lacking() {
    return lacking;
  }

  @Override
  public boolean has(ArchivedMessage message) {
    Identity identity = identity(message.internalDate(), message.octets(), message.checksum());
    List<Standing> same = standing.get(identity);
    if (same == null) {
      return false;
    }
    // Of several that are the same, the one of the same uid, if the uids still mean the same.
    int at = 0;
    for (int i = 0; i < same.size(); i++) {
      at = same.get(i).uid == message.uid() ? i : at;
    }
    Standing one = same.remove(at);
    if (same.isEmpty()) {
      standing.remove(identity);
    }
    if (!one.flags.equals(message.flags())) {
      reflagged.computeIfAbsent(message.flags(), any -> new ArrayList<>()).add(one.uid);
    }
    return true;
  }

  @Override
  public Shown finish(boolean exact) throws SQLException {
    try {
      if (!hasRoom(exact)) {
        return new Shown.OverQuota();
      }
      boolean more = true;
      while (more) {
        Growth grown = ground.transactions().write(this::add);
        if (grown.size() > 0) {
          ground.open().committed(List.of(MailboxCommit.of(grown)));
        }
        more = grown.size() == STEP;
      }
      for (Map.Entry<Flags, List<Long>> each : reflagged.entrySet()) {
        reserved.requireOwn();
        FlagWish wish = new FlagWish(FlagChange.REPLACE, each.getKey(), -1L, Long.MAX_VALUE);
        ground.flags().store(account, mailbox.id, set(each.getValue()), wish);
      }
      if (exact) {
        reserved.requireOwn();
        expunged = ground.expunger().remove(account, mailbox.id, set(others())).count();
      }
      return new Shown.Done();
    } catch (Hindrance hindrance) {
      return new Shown.Hindered(name, hindrance.obstacle().toString());
    } finally {
      HiddenMailboxes.drop(reserved, lacking);
    }
  }

  @Override
  public long expunged() {
    return expunged;
  }

  private static UidSet set(List<Long> uids) {
    return UidSet.sorted(uids.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** What the archive does not have. */
  private List<Long> others() {
    return standing.values().stream().flatMap(List::stream).map(Standing::uid).toList();
  }

  /**
   * What goes makes room only afterwards: for a while both are there. What was to come as archived
   * had its room.
   */
  private boolean hasRoom(boolean exact) throws SQLException, Hindrance {
    if (lacking.numbers() == Numbers.AS_ARCHIVED) {
      return true;
    }
    long[] added = new long[2];
    AccountRow owner =
        ground
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
    return added[0] == 0 || ground.quotas().admit(owner, added[0], added[1]);
  }

  /** Adds a step of what is lacking, at the end. */
  private Growth add(Connection connection) throws SQLException, Hindrance {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox.id);
    reserved.requireOwn(connection);
    AccountRow owner = locked.owner();
    Growth grown = new Growth(locked.mailbox());
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
                oldUids,
                LongStream.rangeClosed(grown.firstUid, grown.lastUid()).toArray(),
                flags);
    ChangeLog.placed(writes, List.of(grown.logged()));
    ground.quotas().compare(owner);
    grown.counted(owner);
    MailRows.save(writes, List.of(owner), List.of(grown.mailbox));
    writes.execute(connection);
    return grown;
  }
}
