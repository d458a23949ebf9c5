package org.carillon.archive.internal.restoring;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.carillon.archive.mail.ArchivedAlias;
import org.carillon.archive.mail.ArchivedAnnotation;
import org.carillon.archive.mail.ArchivedGrant;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.ArchivedSeen;
import org.carillon.archive.mail.MailSnapshot;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.sharing.AccessList;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.mailbox.sharing.Grant;
import org.carillon.mailbox.sharing.Identifiers;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.tree.ListedMessages;
import org.carillon.mailbox.tree.Subscriptions;
import org.carillon.store.changes.PendingRuns;
import org.carillon.store.index.FlagRuns;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.SpecialUses;

/** Reads an account's mail in one read-only transaction, which sees it at one moment. */
final class SnapshotRows implements MailSnapshot {
  private static final int FETCH = 500;
  private static final Duration RENEWAL = Duration.ofMinutes(5);

  /** The lease is renewed while contents are read, so that the lease of a stopped node expires. */
  private static final String LEASE =
      """
      insert into segment_lease (id, until) values (?, now() + interval '1 hour')\
       on conflict (id) do update set until = excluded.until\
      """;

  private static final String MODSEQ = "select modseq from mail_account where account = ?";
  private static final String MAILBOXES =
      """
      select id, name, uses, uidvalidity, uidnext, modseq, kind from mailbox\
       where account = ? and removed is null order by name\
      """;
  private static final String UIDS = "select uid from placement where mailbox = ? order by uid";
  private static final String ANNOTATIONS =
      """
      select mailbox, entry, value from annotation where reader = ? and mailbox = 0\
       union all select n.mailbox, n.entry, n.value from annotation n\
       join mailbox m on m.id = n.mailbox and m.removed is null\
       where m.account = ? and n.reader in (0, m.account)\
      """;
  private static final String SEEN =
      """
      select s.mailbox, s.reader, s.uid, s.seen from mailbox m\
       join mailbox_seen s on s.mailbox = m.id\
       join placement p on p.mailbox = s.mailbox and p.uid = s.uid\
       where m.account = ? and m.removed is null order by s.mailbox, s.reader, s.uid\
      """;
  private static final String ALIASES =
      """
      select a.name, m.account, m.name from mailbox_alias a\
       join mailbox m on m.id = a.mailbox and m.removed is null\
       where a.account = ? order by a.name\
      """;

  /** Selects the messages with a higher modseq and those with pending runs of flags. */
  private static final String MESSAGES =
      """
      with wanted as materialized (select p.mailbox, p.uid, false as more\
       from mailbox m join placement p on p.mailbox = m.id\
       where m.account = ? and m.removed is null and (p.modseq > ? or\
      """
          + " "
          + PendingRuns.ONE_OF_PLACEMENT
          + """
          )\
       union all select p.mailbox, p.uid, true\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as w (mailbox, first, last)\
       join mailbox m on m.id = w.mailbox and m.account = ? and m.removed is null\
       join placement p on p.mailbox = w.mailbox and p.uid between w.first and w.last)\
       select p.mailbox, p.uid, p.modseq, p.flags, p.saved, p.item_key, p.prefix, i.id, i.thread,\
       i.internal_date, i.internal_offset, b.id, b.segment, b.position, b.octets, b.checksum, w.more\
       from (select mailbox, uid, bool_or(more) as more from wanted group by mailbox, uid) as w\
       join placement p on p.mailbox = w.mailbox and p.uid = w.uid\
       join item i on i.id = p.item join blob b on b.id = i.blob\
       order by b.id, p.mailbox, p.uid\
      """;

  private final Connection connection;
  private final DataSource leases;
  private final Spools spools;
  private final Blobs blobs;
  private final People people;
  private final long account;
  private final String lease = "snapshot-" + UUID.randomUUID();
  private final Map<Long, Keywords> keywords = new HashMap<>();
  private final Map<Long, FlagRuns> pending = new HashMap<>();
  private final ArchivedMail mail;
  private long renewed;

  SnapshotRows(DataSource dataSource, Spools spools, Blobs blobs, People people, long account)
      throws SQLException {
    this.leases = dataSource;
    this.spools = spools;
    this.blobs = blobs;
    this.people = people;
    this.account = account;
    // The lease starts before the moment that is read, so no content in the snapshot can be
    // deleted.
    renew();
    this.connection = dataSource.getConnection();
    try {
      connection.setAutoCommit(false);
      execute(connection, "set transaction isolation level repeatable read, read only");
      // The transaction locks nothing, and writing a large content may take long.
      execute(connection, "set local idle_in_transaction_session_timeout = 0");
      this.mail = readMail();
    } catch (SQLException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private void renew() throws SQLException {
    try (Connection own = leases.getConnection()) {
      execute(own, LEASE, lease);
    }
    renewed = System.nanoTime();
  }

  private void renewInTime() throws SQLException {
    if (System.nanoTime() - renewed > RENEWAL.toNanos()) {
      renew();
    }
  }

  private static void execute(Connection connection, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i]);
      }
      prepared.execute();
    }
  }

  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException, IOException;
  }

  private void query(String query, Row reader, Object... values) throws SQLException, IOException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setFetchSize(FETCH);
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  @Override
  public ArchivedMail mail() {
    return mail;
  }

  private ArchivedMail readMail() throws SQLException {
    long[] modseq = new long[1];
    List<ArchivedMailbox> mailboxes = new ArrayList<>();
    List<ArchivedAnnotation> annotations = new ArrayList<>();
    try {
      query(MODSEQ, row -> modseq[0] = row.getLong(1), account);
      query(MAILBOXES, row -> mailboxes.add(mailbox(row)), account);
      query(
          ANNOTATIONS,
          row ->
              annotations.add(
                  new ArchivedAnnotation(row.getLong(1), row.getString(2), row.getBytes(3))),
          account,
          account);
    } catch (IOException impossible) {
      throw new SQLException(impossible);
    }
    List<ArchivedGrant> grants = new ArrayList<>();
    for (ArchivedMailbox mailbox : mailboxes) {
      grants(mailbox.id(), grants);
    }
    List<String> subscriptions = List.copyOf(Subscriptions.of(connection, account));
    return new ArchivedMail(
        modseq[0], mailboxes, subscriptions, annotations, grants, seen(), aliases());
  }

  /** Omits accounts that are deleted or switched off: others may have their addresses. */
  private void grants(long mailbox, List<ArchivedGrant> found) throws SQLException {
    Identifiers identifiers = new Identifiers(people);
    long ownerDomain = people.of(account).map(Person::domain).orElse(-1L);
    Optional<AccessList> list = AccessRows.read(connection, mailbox);
    for (Grant grant : list.map(AccessList::grants).orElse(List.of())) {
      Optional<String> identifier = identifiers.name(grant.grantee(), ownerDomain);
      identifier.ifPresent(
          whom ->
              found.add(
                  new ArchivedGrant(
                      mailbox,
                      whom,
                      grant.grantee().subject() == 0
                          ? OptionalLong.empty()
                          : OptionalLong.of(grant.grantee().subject()),
                      grant.negative(),
                      grant.rights().letters())));
    }
  }

  /** Returns what others have read, without accounts that are deleted or switched off. */
  private List<ArchivedSeen> seen() throws SQLException {
    record Marks(UidSet.Builder seen, UidSet.Builder unseen) {}
    record Reading(long mailbox, long reader) {}
    Map<Reading, Marks> marks = new LinkedHashMap<>();
    each(
        SEEN,
        row -> {
          Marks own =
              marks.computeIfAbsent(
                  new Reading(row.getLong(1), row.getLong(2)),
                  any -> new Marks(new UidSet.Builder(), new UidSet.Builder()));
          (row.getBoolean(4) ? own.seen : own.unseen).add(row.getLong(3));
        });
    List<ArchivedSeen> found = new ArrayList<>();
    marks.forEach(
        (reading, own) ->
            people
                .of(reading.reader)
                .ifPresent(
                    person ->
                        found.add(
                            new ArchivedSeen(
                                reading.mailbox,
                                person.address(),
                                OptionalLong.of(person.account()),
                                own.seen.build(),
                                own.unseen.build()))));
    return found;
  }

  private List<ArchivedAlias> aliases() throws SQLException {
    List<ArchivedAlias> found = new ArrayList<>();
    each(
        ALIASES,
        row -> {
          String name = row.getString(1);
          String mailbox = row.getString(3);
          people
              .of(row.getLong(2))
              .ifPresent(owner -> found.add(new ArchivedAlias(name, owner.address(), mailbox)));
        });
    return found;
  }

  /** Reads the rows of a query about the account. */
  private void each(String query, Row reader) throws SQLException {
    try {
      query(query, reader, account);
    } catch (IOException impossible) {
      throw new SQLException(impossible);
    }
  }

  private ArchivedMailbox mailbox(ResultSet row) throws SQLException, IOException {
    UidSet.Builder uids = new UidSet.Builder();
    query(UIDS, uid -> uids.add(uid.getLong(1)), row.getLong(1));
    return new ArchivedMailbox(
        row.getLong(1),
        new MailboxName(row.getString(2)),
        CollectionKind.valueOf(row.getString(7)),
        SpecialUses.unpack(row.getInt(3)),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        uids.build());
  }

  @Override
  public void messages(long since, Map<Long, UidSet> more, Sink sink)
      throws SQLException, IOException {
    try (ListedMessages list = new ListedMessages(spools.scratch())) {
      list(since, new Ranges(more), list);
      endTransaction();
      list.forEach(
          (listed, blob) -> {
            renewInTime();
            sink.take(message(listed, blob), () -> blobs.open(blob));
          });
    }
  }

  /** Sets of UIDs as arrays, with one range at each index. */
  private record Ranges(long[] mailboxes, long[] firsts, long[] lasts) {
    Ranges(Map<Long, UidSet> sets) {
      this(
          new long[sets.values().stream().mapToInt(UidSet::ranges).sum()],
          new long[sets.values().stream().mapToInt(UidSet::ranges).sum()],
          new long[sets.values().stream().mapToInt(UidSet::ranges).sum()]);
      int at = 0;
      for (Map.Entry<Long, UidSet> set : sets.entrySet()) {
        for (int range = 0; range < set.getValue().ranges(); range++) {
          mailboxes[at] = set.getKey();
          firsts[at] = set.getValue().first(range);
          lasts[at++] = set.getValue().last(range);
        }
      }
    }
  }

  private void list(long since, Ranges more, ListedMessages list) throws SQLException, IOException {
    query(
        MESSAGES,
        row -> {
          long mailbox = row.getLong(1);
          FlagRuns.State state = settled(row);
          if (state.modseq() <= since && !row.getBoolean(17)) {
            return;
          }
          if (!keywords.containsKey(mailbox)) {
            keywords.put(mailbox, Keywords.of(connection, mailbox));
          }
          byte[] prefix = row.getBytes(7);
          list.add(
              new ListedMessages.Listed(
                  mailbox,
                  row.getLong(2),
                  state.modseq(),
                  state.flags(),
                  row.getObject(10, OffsetDateTime.class)
                      .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(60 * row.getInt(11))),
                  row.getObject(5, OffsetDateTime.class).toInstant(),
                  row.getLong(8),
                  row.getLong(9),
                  Optional.ofNullable(row.getString(6)),
                  prefix == null ? new byte[0] : prefix),
              new StoredBlob(
                  row.getLong(12),
                  row.getLong(13),
                  row.getLong(14),
                  row.getLong(15),
                  row.getInt(16)));
        },
        account,
        since,
        more.mailboxes,
        more.firsts,
        more.lasts,
        account);
  }

  /** Returns a message's flags, including the runs that its placement does not show yet. */
  private FlagRuns.State settled(ResultSet row) throws SQLException {
    long mailbox = row.getLong(1);
    FlagRuns runs = pending.get(mailbox);
    if (runs == null) {
      runs = PendingRuns.of(connection, account, mailbox);
      pending.put(mailbox, runs);
    }
    return runs.settle(row.getLong(2), row.getLong(4), row.getLong(3));
  }

  private ArchivedMessage message(ListedMessages.Listed listed, StoredBlob blob) {
    return new ArchivedMessage(
        listed.mailbox(),
        listed.uid(),
        listed.modseq(),
        keywords.get(listed.mailbox()).unpack(listed.flags()),
        listed.internalDate(),
        listed.saved(),
        listed.item(),
        listed.thread(),
        listed.key(),
        listed.prefix(),
        blob.id(),
        blob.octets(),
        blob.checksum());
  }

  /** Ends the transaction, so that it does not keep the database from vacuuming. */
  private void endTransaction() throws SQLException {
    if (!connection.isClosed()) {
      try (connection) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      endTransaction();
    } finally {
      try (Connection own = leases.getConnection()) {
        execute(own, "delete from segment_lease where id = ?", lease);
      }
    }
  }
}
