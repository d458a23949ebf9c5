package org.carillon.archive.internal.restoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.MailRestoration.Existing;
import org.carillon.archive.mail.MailRestoration.Hidden;
import org.carillon.archive.mail.MailRestoration.Numbers;
import org.carillon.archive.mail.MailRestoration.Shown;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.database.Pipeline;
import org.carillon.store.changes.ChangeKind;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.UidValidities;

/** Shows the mailboxes that a restoration has filled. */
record MailboxPublishing(ReservedAccount reserved, RestoredIds ids, RestoredMetadata extras) {
  private static final String GIVE_WAY =
      """
      update mailbox set removed = 'epoch'\
       where account = ? and name = ? and removed is null and uidnext = 1 returning id\
      """;
  private static final String USED =
      "select 1 from mailbox where account = ? and name = ? and removed is null and uidnext > 1";

  private static final String COUNT =
      """
      select count(*), count(*) filter (where flags & ?::bigint = 0),\
       count(*) filter (where flags & ?::bigint <> 0), coalesce(sum(octets), 0)\
       from placement where mailbox = ?\
      """;

  /** Shows a mailbox. Special uses that another mailbox has are lost. */
  private static final String SHOW =
      """
      update mailbox set removed = null, restoring = null, name = ?, modseq = ?,\
       messages = ?, unseen = ?, deleted = ?, octets = ?, uses = uses & ~(\
      select coalesce(bit_or(uses), 0::smallint) from mailbox where account = ? and removed is null)\
       where id = ?\
      """;

  /** Clients that know an earlier modseq must read everything again. */
  private static final String LOG_BEGINS = "update mail_account set log_from = ? where account = ?";

  Existing existing(MailboxName name) throws SQLException {
    return reserved
        .dependencies()
        .store()
        .transactions()
        .read(connection -> MailRows.mailbox(connection, reserved.account(), name.path()))
        .map(row -> row.uidNext > 1 ? Existing.USED : Existing.UNUSED)
        .orElse(Existing.NONE);
  }

  Shown show(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException {
    Shown shown = showWhereFree(mailbox, as, mail);
    if (!(shown instanceof Shown.Done)) {
      HiddenMailboxes.drop(reserved, mailbox);
    }
    return shown;
  }

  Shown showOrAdd(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException {
    return switch (showWhereFree(mailbox, as, mail)) {
      case Shown.Taken(MailboxName there) -> add(mailbox, there, mail);
      case Shown.OverQuota full -> {
        HiddenMailboxes.drop(reserved, mailbox);
        yield full;
      }
      case Shown shown -> shown;
    };
  }

  private Shown add(Hidden mailbox, MailboxName to, ArchivedMail mail) throws SQLException {
    MergedMailbox there = new MergedMailbox(reserved, ids, mailbox, to);
    Shown shown = there.finish(false);
    if (!(shown instanceof Shown.Done)) {
      return shown;
    }
    extras.add(there.id(), mailbox, mail);
    return new Shown.Added();
  }

  /** Shows a mailbox if its name is free. Otherwise it stays hidden. */
  private Shown showWhereFree(Hidden mailbox, MailboxName as, ArchivedMail mail)
      throws SQLException {
    if (mailbox.numbers() == Numbers.AS_ARCHIVED) {
      extras.read(mailbox, mail);
    }
    record Outcome(Shown shown, long modseq, List<Long> gaveWay) {}
    Outcome outcome =
        reserved
            .dependencies()
            .store()
            .transactions()
            .write(
                connection -> {
                  AccountRow owner = reserved.locked(connection);
                  if (reserved.isFound(connection, USED, as.path())) {
                    return new Outcome(new Shown.Taken(as), 0, List.of());
                  }
                  MailboxRow counted = count(connection, mailbox, as);
                  if (mailbox.numbers() == Numbers.NEW
                      && !reserved
                          .dependencies()
                          .store()
                          .quotas()
                          .admit(owner, counted.messages, counted.octets)) {
                    return new Outcome(new Shown.OverQuota(), 0, List.of());
                  }
                  owner.messages += counted.messages;
                  owner.octets += counted.octets;
                  if (mailbox.numbers() == Numbers.AS_ARCHIVED) {
                    RestorationCount times =
                        RestorationCount.of(connection, reserved.address(), mailbox.archived());
                    owner.modseq = Math.max(owner.modseq, times.modseq(mail.modseq()));
                  }
                  List<Long> gaveWay = new ArrayList<>(1);
                  new Pipeline()
                      .add(
                          row -> gaveWay.add(row.getLong(1)),
                          GIVE_WAY,
                          reserved.account(),
                          as.path())
                      .execute(connection);
                  reserved.dependencies().tree().makeParents(connection, owner, as);
                  write(connection, owner, mailbox, counted, mail);
                  return new Outcome(new Shown.Done(), owner.modseq, gaveWay);
                });
    if (outcome.shown instanceof Shown.Done) {
      OpenMailboxes open = reserved.dependencies().store().open();
      outcome.gaveWay.forEach(id -> open.removed(reserved.account(), id, outcome.modseq));
      open.treeCommitted(reserved.account(), outcome.modseq);
    }
    return outcome.shown;
  }

  /** Returns the mailbox's row, with the counters for its messages. */
  private MailboxRow count(Connection connection, Hidden mailbox, MailboxName as)
      throws SQLException {
    MailboxRow hidden =
        MailRows.removed(connection, reserved.account(), mailbox.id())
            .orElseThrow(() -> new SQLException(mailbox.archived().name() + " was discarded"));
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setLong(1, Flag.SEEN.bit());
      count.setLong(2, Flag.DELETED.bit());
      count.setLong(3, mailbox.id());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return new MailboxRow(
            mailbox.id(),
            reserved.account(),
            as.path(),
            hidden.uidValidity,
            mailbox.archived().uidNext(),
            mailbox.modseq(),
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4));
      }
    }
  }

  /**
   * Writes the rows of the shown mailbox. A session that opens the mailbox that gave way notes this
   * in its row, which this transaction has locked. Either its UIDVALIDITY is then stored as one
   * that a client may know, or the session finds the mailbox gone.
   */
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
                reserved.account(),
                counted.id);
    if (mailbox.numbers() == Numbers.AS_ARCHIVED) {
      RestorationCount.onceMore(writes, reserved.address(), mailbox.archived());
      extras.share(writes, owner, counted.id, mailbox, mail);
    }
    extras.annotate(writes, counted.id, mailbox, mail);
    ChangeLog.tree(writes, owner, counted.id, ChangeKind.MADE, counted.name);
    if (counted.messages > 0) {
      ChangeLog.placed(
          writes,
          List.of(
              new ChangeLog.Placed(
                  owner.account, owner.modseq, counted.id, 1, counted.uidNext - 1)));
    }
    writes.execute(connection);
    UidValidities.arrived(connection, owner, counted.id);
    reserved.dependencies().store().quotas().compare(owner);
    MailRows.save(connection, owner);
    if (mailbox.numbers() == Numbers.AS_ARCHIVED) {
      // The log starts at the account's present modseq.
      new Pipeline().add(LOG_BEGINS, owner.modseq, reserved.account()).execute(connection);
    }
  }
}
