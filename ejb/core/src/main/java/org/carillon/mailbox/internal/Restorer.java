package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.Identifier;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxRights;
import org.carillon.database.Pipeline;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.Outline;
import org.carillon.mailbox.ArchivedAlias;
import org.carillon.mailbox.ArchivedAnnotation;
import org.carillon.mailbox.ArchivedGrant;
import org.carillon.mailbox.ArchivedMail;
import org.carillon.mailbox.ArchivedMailbox;
import org.carillon.mailbox.ArchivedMessage;
import org.carillon.mailbox.ArchivedSeen;
import org.carillon.mailbox.Delivery;
import org.carillon.mailbox.DeliveryAnswer;
import org.carillon.mailbox.MailRestoration;
import org.carillon.mailbox.internal.sharing.AccessRows;
import org.carillon.mailbox.internal.sharing.FolderAlias;
import org.carillon.mailbox.internal.sharing.FolderAliases;
import org.carillon.mailbox.internal.sharing.Grant;
import org.carillon.mailbox.internal.sharing.Grantee;
import org.carillon.mailbox.internal.sharing.Identifiers;
import org.carillon.mailbox.internal.sharing.People;
import org.carillon.mailbox.internal.sharing.Person;
import org.carillon.mailbox.internal.sharing.SeenRows;
import org.jboss.logging.Logger;

/**
 * Fills mailboxes that count as removed, so that nobody sees them and a stop of the server leaves
 * nothing but what is trimmed in the end.
 */
final class Restorer implements MailRestoration {
  private static final Logger LOG = Logger.getLogger(Restorer.class);

  /** More than any mailbox got between a backup and the loss of what came later, each time. */
  private static final long UID_GAP = 1_000_000;

  private static final int MARKS = 900;
  private static final long MODSEQ_GAP = 1L << 32;
  private static final long MOST_UID = 0xFFFF_FFFFL;

  private static final String HIDE =
      """
      insert into mailbox (id, account, name, uses, uidvalidity, uidnext, recent_from, modseq, removed)\
       values (?, ?, ?, ?, ?, ?, ?, ?, now())\
      """;

  /** It is not to be trimmed while it is filled. */
  private static final String TOUCH = "update mailbox set removed = now() where id = ?";

  private static final String ITEM =
      """
      insert into item (id, thread, blob, octets, internal_date, internal_offset, outline)\
       values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing\
      """;
  private static final String PLACEMENT =
      """
      insert into placement (mailbox, uid, item, modseq, flags, saved, item_key, prefix)\
       values (?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String GIVE_WAY =
      """
      update mailbox set removed = 'epoch'\
       where account = ? and name = ? and removed is null and uidnext = 1\
      """;
  private static final String THERE =
      """
      select 1 from mailbox where account = ? and name = ? and removed is null and uidnext > 1\
      """;
  private static final String NAMES =
      "select name from mailbox where account = ? and removed is null order by name desc";
  private static final String DROP = "update mailbox set removed = 'epoch' where id = ?";

  private static final String COUNT =
      """
      select count(*), count(*) filter (where p.flags & ?::bigint = 0),\
       count(*) filter (where p.flags & ?::bigint <> 0),\
       coalesce(sum(i.octets + coalesce(length(p.prefix), 0)), 0)\
       from placement p join item i on i.id = p.item where p.mailbox = ?\
      """;

  /** Uses that another mailbox has are lost. */
  private static final String SHOW =
      """
      update mailbox set removed = null, name = ?, modseq = ?, messages = ?, unseen = ?,\
       deleted = ?, octets = ?, uses = uses & ~(\
      select coalesce(bit_or(uses), 0::smallint) from mailbox where account = ? and removed is null)\
       where id = ?\
      """;

  private static final String USED =
      "select 1 from mailbox where account = ? and uidnext > 1 limit 1";
  private static final String TIMES =
      "select times from restored_mailbox where address = ? and uidvalidity = ?";
  private static final String ONCE_MORE =
      """
      insert into restored_mailbox values (?, ?, 1)\
       on conflict (address, uidvalidity) do update set times = restored_mailbox.times + 1\
      """;

  /** Who knows of an earlier modseq looks at everything anew. */
  private static final String LOG_BEGINS = "update mail_account set log_from = ? where account = ?";

  private static final String ANNOTATE =
      """
      insert into annotation (mailbox, reader, entry, value) values (?, ?, ?, ?)\
       on conflict (mailbox, reader, entry) do nothing\
      """;
  private static final String SUBSCRIBE =
      "insert into subscription values (?, ?) on conflict do nothing";

  private final Ground ground;
  private final SqlTransactions transactions;
  private final DeliveryCombiner deliveries;
  private final Quotas quotas;
  private final OpenMailboxes open;
  private final MailboxTree tree;
  private final People people;
  private final PooledIds mailboxIds;
  private final long account;

  /** An account that was deleted and made anew is the same to its clients. */
  private final String address;

  private final RestoredIds ids;

  /** What restorations stand on. */
  record Ground(
      SqlTransactions transactions,
      DeliveryCombiner deliveries,
      Quotas quotas,
      OpenMailboxes open,
      MailboxTree tree,
      People people,
      PooledIds mailboxIds,
      RestoredIds.Source ids,
      Expunger expunger,
      FlagStore flags) {}

  Restorer(Ground ground, long account, String address, String lineage) {
    this.ground = ground;
    this.transactions = ground.transactions;
    this.deliveries = ground.deliveries;
    this.quotas = ground.quotas;
    this.open = ground.open;
    this.tree = ground.tree;
    this.people = ground.people;
    this.mailboxIds = ground.mailboxIds;
    this.ids = new RestoredIds(ground.ids, lineage);
    this.account = account;
    this.address = address;
  }

  @Override
  public boolean isFree(MailboxName name) throws SQLException {
    return transactions.read(connection -> !isThere(connection, name));
  }

  @Override
  public boolean isUnused() throws SQLException {
    return transactions.read(connection -> !isFound(connection, USED));
  }

  @Override
  public Merge merge(ArchivedMailbox mailbox, MailboxName into) throws SQLException {
    Hidden lacking = begin(mailbox, Numbers.NEW);
    return new MergedMailbox(ground, account, lacking, into);
  }

  @Override
  public void removeOthers(ArchivedMail mail) throws SQLException {
    Set<String> archived = new HashSet<>();
    mail.mailboxes().forEach(mailbox -> archived.add(mailbox.name().path()));
    List<String> others = new ArrayList<>();
    transactions.<Void, SQLException>read(
        connection -> {
          new Pipeline()
              .add(row -> others.add(row.getString(1)), NAMES, account)
              .execute(connection);
          return null;
        });
    others.removeIf(name -> archived.contains(name) || new MailboxName(name).isInbox());
    for (String name : others) {
      try {
        tree.remove(account, new MailboxName(name));
      } catch (Hindrance gone) {
        LOG.debugf(gone, "%s is gone already", name);
      }
    }
  }

  /** How often the mailbox was restored with its numbers, this time included. */
  private int times(Connection connection, ArchivedMailbox mailbox) throws SQLException {
    int[] times = {1};
    new Pipeline()
        .add(row -> times[0] += row.getInt(1), TIMES, address, mailbox.uidValidity())
        .execute(connection);
    return times[0];
  }

  /** Whether a statement about the account answers a row. */
  private boolean isFound(Connection connection, String statement, Object... more)
      throws SQLException {
    boolean[] found = new boolean[1];
    Object[] values = new Object[more.length + 1];
    values[0] = account;
    System.arraycopy(more, 0, values, 1, more.length);
    new Pipeline().add(row -> found[0] = true, statement, values).execute(connection);
    return found[0];
  }

  @Override
  public Hidden begin(ArchivedMailbox mailbox, Numbers numbers) throws SQLException {
    long id = mailboxIds.next();
    return transactions.write(
        connection -> {
          AccountRow owner = locked(connection);
          long uidNext = mailbox.uidNext();
          long uidValidity = mailbox.uidValidity();
          switch (numbers) {
            case AS_ARCHIVED -> {
              uidNext = Math.min(uidNext + times(connection, mailbox) * UID_GAP, MOST_UID);
              owner.uidValidity = Math.max(owner.uidValidity, uidValidity);
            }
            case NEW -> uidValidity = owner.newUidValidity(Instant.now().getEpochSecond());
          }
          long modseq = owner.step();
          Pipeline writes =
              new Pipeline()
                  .add(
                      HIDE,
                      id,
                      account,
                      mailbox.name().path(),
                      SpecialUses.pack(mailbox.uses()),
                      uidValidity,
                      uidNext,
                      uidNext,
                      modseq);
          MailRows.save(writes, List.of(owner));
          writes.execute(connection);
          return new Hidden(id, mailbox, numbers, modseq);
        });
  }

  private AccountRow locked(Connection connection) throws SQLException {
    try {
      return MailRows.lock(connection, account);
    } catch (Hindrance gone) {
      throw new SQLException("Account " + account + " is gone", gone);
    }
  }

  @Override
  public void put(Spool content, List<Place> places) throws IOException {
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
        deliveries.commit(
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

  /** Its flags as the mailbox packs them; a keyword that finds no bit any more is left out. */
  private synchronized long word(Place place) throws SQLException {
    Flags flags = place.message().flags();
    if (flags.keywords().isEmpty()) {
      return Keywords.system(flags);
    }
    return transactions.write(
        connection -> {
          Keywords known = Keywords.of(connection, place.mailbox().id());
          return known.learn(connection, flags).orElse(known.known(flags));
        });
  }

  private void write(
      Connection connection, long blob, long octets, Outline outline, Map<Place, Long> words)
      throws SQLException {
    Pipeline writes = new Pipeline();
    Set<Long> written = new HashSet<>();
    ids.keep(connection, words.keySet().stream().map(Place::message).toList());
    for (Map.Entry<Place, Long> each : words.entrySet()) {
      Hidden mailbox = each.getKey().mailbox();
      ArchivedMessage message = each.getKey().message();
      long item = ids.of(message.item());
      if (written.add(item)) {
        writes.add(
            ITEM,
            item,
            ids.of(message.thread()),
            blob,
            octets,
            message.internalDate(),
            (short) (message.internalDate().getOffset().getTotalSeconds() / 60),
            outline.encode());
        Threads.insert(writes, account, ThreadKeys.of(outline), ids.of(message.thread()));
      }
      writes.add(
          PLACEMENT,
          mailbox.id(),
          message.uid(),
          item,
          mailbox.numbers() == Numbers.AS_ARCHIVED ? message.modseq() : mailbox.modseq(),
          each.getValue(),
          message.saved().atOffset(ZoneOffset.UTC),
          message.key().orElse(null),
          message.prefix().length == 0 ? null : message.prefix());
      writes.add(TOUCH, mailbox.id());
    }
    writes.execute(connection);
  }

  @Override
  public Shown show(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException {
    Shown shown = showWhereFree(mailbox, as, mail);
    if (!(shown instanceof Shown.Done)) {
      drop(mailbox);
    }
    return shown;
  }

  @Override
  public Shown showOrAdd(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException {
    return switch (showWhereFree(mailbox, as, mail)) {
      case Shown.Taken(MailboxName there) -> add(mailbox, there, mail);
      case Shown.OverQuota full -> {
        drop(mailbox);
        yield full;
      }
      case Shown shown -> shown;
    };
  }

  private Shown add(Hidden mailbox, MailboxName to, ArchivedMail mail) throws SQLException {
    MergedMailbox there = new MergedMailbox(ground, account, mailbox, to);
    Shown shown = there.finish(false);
    if (!(shown instanceof Shown.Done)) {
      return shown;
    }
    long modseq =
        transactions.write(
            connection -> {
              AccountRow owner = locked(connection);
              owner.step();
              Pipeline writes = new Pipeline();
              share(writes, owner, there.id(), mailbox, mail);
              annotate(writes, there.id(), mailbox, mail);
              MailRows.save(writes, List.of(owner));
              writes.execute(connection);
              return owner.modseq;
            });
    open.treeCommitted(account, modseq);
    return new Shown.Added();
  }

  /** What can't be shown stays hidden. */
  private Shown showWhereFree(Hidden mailbox, MailboxName as, ArchivedMail mail)
      throws SQLException {
    if (mailbox.numbers() == Numbers.AS_ARCHIVED) {
      read(mailbox, mail);
    }
    record Outcome(Shown shown, long modseq) {}
    Outcome outcome =
        transactions.write(
            connection -> {
              AccountRow owner = locked(connection);
              if (isThere(connection, as)) {
                return new Outcome(new Shown.Taken(as), 0);
              }
              MailboxRow counted = count(connection, mailbox, as);
              if (mailbox.numbers() == Numbers.NEW
                  && !quotas.admit(owner, counted.messages, counted.octets)) {
                return new Outcome(new Shown.OverQuota(), 0);
              }
              owner.messages += counted.messages;
              owner.octets += counted.octets;
              if (mailbox.numbers() == Numbers.AS_ARCHIVED) {
                int times = times(connection, mailbox.archived());
                owner.modseq = Math.max(owner.modseq, mail.modseq() + times * MODSEQ_GAP);
              }
              removeUnused(connection, as);
              tree.makeParents(connection, owner, as);
              write(connection, owner, mailbox, counted, mail);
              return new Outcome(new Shown.Done(), owner.modseq);
            });
    if (outcome.shown instanceof Shown.Done) {
      open.treeCommitted(account, outcome.modseq);
    }
    return outcome.shown;
  }

  /** What others had read is read again. */
  private void read(Hidden mailbox, ArchivedMail mail) throws SQLException {
    for (ArchivedSeen own : mail.seen()) {
      Optional<Person> reader = people.named(own.reader());
      if (own.mailbox() == mailbox.archived().id() && reader.isPresent()) {
        mark(mailbox, reader.get().account(), true, own.seen().toArray());
        mark(mailbox, reader.get().account(), false, own.unseen().toArray());
      }
    }
  }

  private void mark(Hidden mailbox, long reader, boolean seen, long[] uids) throws SQLException {
    for (int from = 0; from < uids.length; from += MARKS) {
      long[] step = Uids.step(uids, from, MARKS);
      transactions.<Void, SQLException>write(
          connection -> {
            Pipeline marking = new Pipeline();
            SeenRows.mark(marking, mailbox.id(), reader, mailbox.modseq(), seen, step);
            marking.execute(connection);
            return null;
          });
    }
  }

  private void drop(Hidden mailbox) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          new Pipeline().add(DROP, mailbox.id()).execute(connection);
          return null;
        });
  }

  private void removeUnused(Connection connection, MailboxName name) throws SQLException {
    new Pipeline().add(GIVE_WAY, account, name.path()).execute(connection);
  }

  /** Whether there is a mailbox of that name which has or had a message. */
  private boolean isThere(Connection connection, MailboxName name) throws SQLException {
    return isFound(connection, THERE, name.path());
  }

  /** The mailbox with the counters that its messages make. */
  private MailboxRow count(Connection connection, Hidden mailbox, MailboxName as)
      throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setLong(1, Flag.SEEN.bit());
      count.setLong(2, Flag.DELETED.bit());
      count.setLong(3, mailbox.id());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return new MailboxRow(
            mailbox.id(),
            account,
            as.path(),
            mailbox.archived().uidValidity(),
            mailbox.archived().uidNext(),
            mailbox.modseq(),
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4));
      }
    }
  }

  private void write(
      Connection connection,
      AccountRow owner,
      Hidden mailbox,
      MailboxRow counted,
      ArchivedMail mail)
      throws SQLException {
    Pipeline writes =
        new Pipeline()
            .add(
                SHOW,
                counted.name,
                owner.step(),
                (int) counted.messages,
                (int) counted.unseen,
                (int) counted.deleted,
                counted.octets,
                account,
                counted.id);
    if (mailbox.numbers() == Numbers.AS_ARCHIVED) {
      writes.add(LOG_BEGINS, owner.modseq, account);
      writes.add(ONCE_MORE, address, mailbox.archived().uidValidity());
      share(writes, owner, counted.id, mailbox, mail);
    }
    annotate(writes, counted.id, mailbox, mail);
    ChangeLog.tree(writes, owner, counted.id, ChangeLog.MADE, counted.name);
    if (counted.messages > 0) {
      ChangeLog.placed(
          writes,
          List.of(new ChangeLog.Placed(account, owner.modseq, counted.id, 1, counted.uidNext - 1)));
    }
    MailRows.save(writes, List.of(owner));
    writes.execute(connection);
  }

  /** A mailbox that is restored as it was is shared as it was, with those who are there. */
  private void share(
      Pipeline writes, AccountRow owner, long id, Hidden mailbox, ArchivedMail mail) {
    for (ArchivedGrant grant : mail.grants()) {
      Optional<Grantee> grantee =
          new Identifiers(people)
              .grantee(new Identifier(grant.identifier(), grant.negative()), owner.domain, "");
      Optional<MailboxRights> rights = MailboxRights.parse(grant.rights());
      if (grant.mailbox() == mailbox.archived().id() && grantee.isPresent() && rights.isPresent()) {
        AccessRows.set(
            writes, id, owner.modseq, new Grant(grantee.get(), grant.negative(), rights.get()));
      }
    }
  }

  private void annotate(Pipeline writes, long id, Hidden mailbox, ArchivedMail mail) {
    for (ArchivedAnnotation annotation : mail.annotations()) {
      if (annotation.mailbox() == mailbox.archived().id()) {
        annotate(writes, id, annotation);
      }
    }
  }

  private void annotate(Pipeline writes, long mailbox, ArchivedAnnotation annotation) {
    long reader = annotation.entry().startsWith("/private/") ? account : 0;
    writes.add(ANNOTATE, mailbox, reader, annotation.entry(), annotation.value());
  }

  @Override
  public void adopt(ArchivedMail mail) throws SQLException {
    long modseq =
        transactions.write(
            connection -> {
              AccountRow owner = locked(connection);
              owner.step();
              Pipeline writes = new Pipeline();
              mail.subscriptions().forEach(name -> writes.add(SUBSCRIBE, account, name));
              mail.annotations().stream()
                  .filter(annotation -> annotation.mailbox() == 0)
                  .forEach(annotation -> annotate(writes, 0, annotation));
              MailRows.save(writes, List.of(owner));
              writes.execute(connection);
              return owner.modseq;
            });
    open.treeCommitted(account, modseq);
  }

  @Override
  public void alias(List<ArchivedAlias> aliases) throws SQLException {
    long modseq =
        transactions.write(
            connection -> {
              AccountRow owner = locked(connection);
              Pipeline writes = new Pipeline();
              List<FolderAlias> there = FolderAliases.read(connection, account);
              for (ArchivedAlias alias : aliases) {
                FolderAlias wanted =
                    new FolderAlias(new MailboxName(alias.name()), mailbox(connection, alias));
                boolean free =
                    there.stream().noneMatch(other -> other.covers(wanted.name()))
                        && MailRows.mailbox(connection, account, alias.name()).isEmpty();
                if (wanted.mailbox() != 0 && free) {
                  FolderAliases.add(writes, account, wanted);
                }
              }
              owner.step();
              MailRows.save(writes, List.of(owner));
              writes.execute(connection);
              return owner.modseq;
            });
    open.treeCommitted(account, modseq);
  }

  /** The mailbox that an alias stands for; 0 when it is not there. */
  private long mailbox(Connection connection, ArchivedAlias alias) throws SQLException {
    Optional<Person> owner = people.named(alias.owner());
    return owner.isEmpty()
        ? 0
        : MailRows.mailbox(connection, owner.get().account(), alias.mailbox())
            .map(row -> row.id)
            .orElse(0L);
  }
}
