package org.carillon.archive.internal.restoring;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.archive.mail.ArchivedAlias;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Pipeline;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.SpecialUses;
import org.jboss.logging.Logger;

/** Restores an account's mail. It fills mailboxes while they are hidden, then shows them. */
final class Restorer implements MailRestoration {
  private static final Logger LOG = Logger.getLogger(Restorer.class);

  private static final String NAMES =
      "select name from mailbox where account = ? and removed is null order by name desc";
  private static final String UNUSED =
      "select name, uses from mailbox where account = ? and removed is null and uidnext = 1";
  private static final String USED =
      """
      select 1 from mail_account a where a.account = ? and (exists (select 1 from mailbox m\
       where m.account = a.account and m.removed is null and m.uidnext > 1)\
       or exists (select 1 from mailbox m where m.account = a.account and m.removed is not null\
       and m.uidnext > 1 and m.restoring is null))\
      """;

  private final ReservedAccount reserved;
  private final RestoredIds ids;
  private final HiddenMailboxes hidden;
  private final RestoredMetadata extras;

  /** The set is sorted, and contains each name once. */
  private final Set<String> leftOut = new TreeSet<>();

  private final MailboxPublishing shown;

  /** The special uses of mailboxes that never had mail, by name, as read the first time. */
  private Optional<Map<String, Short>> unused = Optional.empty();

  Restorer(ReservedAccount reserved, ArchiveOrigin origin) {
    this.reserved = reserved;
    this.ids = new RestoredIds(reserved.dependencies().ids(), origin.lineage());
    this.hidden = new HiddenMailboxes(reserved, ids);
    this.extras =
        new RestoredMetadata(
            reserved,
            new ArchivedIdentities(reserved.dependencies().people(), ids, origin),
            leftOut);
    this.shown = new MailboxPublishing(reserved, ids, extras);
  }

  @Override
  public Existing existing(MailboxName name) throws SQLException {
    return shown.existing(name);
  }

  @Override
  public boolean isUnused() throws SQLException {
    return reserved
        .dependencies()
        .store()
        .transactions()
        .read(connection -> !reserved.isFound(connection, USED));
  }

  @Override
  public boolean isAsMade(ArchivedMailbox mailbox) throws SQLException {
    if (unused.isEmpty()) {
      Map<String, Short> found = new HashMap<>();
      reserved
          .dependencies()
          .store()
          .transactions()
          .<Void, SQLException>read(
              connection -> {
                new Pipeline()
                    .add(
                        row -> found.put(row.getString(1), row.getShort(2)),
                        UNUSED,
                        reserved.account())
                    .execute(connection);
                return null;
              });
      unused = Optional.of(found);
    }
    Short uses = unused.get().get(mailbox.name().path());
    return uses != null && uses == SpecialUses.pack(mailbox.uses());
  }

  @Override
  public Hidden begin(ArchivedMailbox mailbox, Numbers numbers) throws SQLException {
    return hidden.begin(mailbox, numbers);
  }

  @Override
  public void put(Spool content, List<Place> places) throws IOException {
    hidden.put(content, places);
  }

  @Override
  public Shown show(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException {
    return shown.show(mailbox, as, mail);
  }

  @Override
  public Shown showOrAdd(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException {
    return shown.showOrAdd(mailbox, as, mail);
  }

  @Override
  public Merge merge(ArchivedMailbox mailbox, MailboxName into) throws SQLException {
    return new MergedMailbox(reserved, ids, begin(mailbox, Numbers.NEW), into);
  }

  @Override
  public Removed removeOthers(ArchivedMail mail) throws SQLException {
    Set<String> archived = new HashSet<>();
    mail.mailboxes().forEach(mailbox -> archived.add(mailbox.name().path()));
    List<String> others = new ArrayList<>();
    reserved
        .dependencies()
        .store()
        .transactions()
        .<Void, SQLException>read(
            connection -> {
              new Pipeline()
                  .add(row -> others.add(row.getString(1)), NAMES, reserved.account())
                  .execute(connection);
              return null;
            });
    others.removeIf(name -> archived.contains(name) || new MailboxName(name).isInbox());
    long mailboxes = 0;
    long messages = 0;
    for (String name : others) {
      reserved.requireOwn();
      try {
        messages +=
            reserved.dependencies().tree().remove(reserved.account(), new MailboxName(name));
        mailboxes++;
      } catch (RefusedException gone) {
        LOG.debugf(gone, "%s is already gone", name);
      }
    }
    return new Removed(mailboxes, messages);
  }

  @Override
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  @Override
  public void adopt(ArchivedMail mail) throws SQLException {
    extras.adopt(mail);
  }

  @Override
  public void alias(List<ArchivedAlias> aliases) throws SQLException {
    extras.alias(aliases);
  }
}
