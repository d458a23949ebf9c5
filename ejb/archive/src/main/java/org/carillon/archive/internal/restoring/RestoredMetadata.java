package org.carillon.archive.internal.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.archive.mail.ArchivedAlias;
import org.carillon.archive.mail.ArchivedAnnotation;
import org.carillon.archive.mail.ArchivedGrant;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedSeen;
import org.carillon.archive.mail.MailRestoration.Hidden;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.mailbox.sharing.FolderAlias;
import org.carillon.mailbox.sharing.FolderAliases;
import org.carillon.mailbox.sharing.Grant;
import org.carillon.mailbox.sharing.Grantee;
import org.carillon.mailbox.sharing.Identifiers;
import org.carillon.mailbox.sharing.Person;
import org.carillon.store.index.Uids;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.seen.SeenRows;

/**
 * Restores an archive's data besides messages: access lists, what others had read, annotations,
 * subscriptions, and names for other accounts' mailboxes.
 */
record RestoredMetadata(ReservedAccount reserved, ArchivedIdentities former, Set<String> leftOut) {
  private static final int MARKS = 900;

  private static final String ANNOTATE =
      """
      insert into annotation (mailbox, reader, entry, value) values (?, ?, ?, ?)\
       on conflict (mailbox, reader, entry) do nothing\
      """;
  private static final String SUBSCRIBE =
      "insert into subscription values (?, ?) on conflict do nothing";

  /** Marks as read again what others had read. */
  void read(Hidden mailbox, ArchivedMail mail) throws SQLException {
    for (ArchivedSeen own : mail.seen()) {
      Optional<Person> reader = reserved.dependencies().people().named(own.reader());
      if (own.mailbox() != mailbox.archived().id() || reader.isEmpty()) {
        continue;
      }
      if (!former.isAccount(reader.get().account(), own.account())) {
        leftOut.add(own.reader());
      } else {
        mark(mailbox, reader.get().account(), true, own.seen().toArray());
        mark(mailbox, reader.get().account(), false, own.unseen().toArray());
      }
    }
  }

  private void mark(Hidden mailbox, long reader, boolean seen, long[] uids) throws SQLException {
    for (int from = 0; from < uids.length; from += MARKS) {
      long[] step = Uids.step(uids, from, MARKS);
      reserved
          .dependencies()
          .store()
          .transactions()
          .<Void, SQLException>write(
              connection -> {
                reserved.requireOwn(connection);
                Pipeline marking = new Pipeline();
                SeenRows.mark(marking, mailbox.id(), reader, mailbox.modseq(), seen, step);
                marking.execute(connection);
                return null;
              });
    }
  }

  /** Shares a restored mailbox with the accounts that still exist, not with new owners. */
  void share(Pipeline writes, AccountRow owner, long id, Hidden mailbox, ArchivedMail mail)
      throws SQLException {
    for (ArchivedGrant grant : mail.grants()) {
      Optional<Grantee> grantee =
          new Identifiers(reserved.dependencies().people())
              .grantee(new Identifier(grant.identifier(), grant.negative()), owner.domain, "");
      Optional<MailboxRights> rights = MailboxRights.parse(grant.rights());
      if (grant.mailbox() != mailbox.archived().id() || grantee.isEmpty() || rights.isEmpty()) {
        continue;
      }
      if (!isFormer(grantee.get(), grant)) {
        leftOut.add(grant.identifier());
      } else {
        AccessRows.set(
            writes, id, owner.modseq, new Grant(grantee.get(), grant.negative(), rights.get()));
      }
    }
  }

  private boolean isFormer(Grantee today, ArchivedGrant then) throws SQLException {
    return switch (today.kind()) {
      case ACCOUNT -> former.isAccount(today.subject(), then.subject());
      case DOMAIN ->
          then.identifier().equals(Identifier.ANYONE)
              || former.isDomain(today.subject(), then.subject());
      case GROUP -> former.isGroup(today.subject(), then.subject());
      case ANONYMOUS, EVERYBODY -> true;
    };
  }

  /** Writes a mailbox's annotations, unless it has others. */
  void annotate(Pipeline writes, long id, Hidden mailbox, ArchivedMail mail) {
    for (ArchivedAnnotation annotation : mail.annotations()) {
      if (annotation.mailbox() == mailbox.archived().id()) {
        annotate(writes, id, annotation);
      }
    }
  }

  private void annotate(Pipeline writes, long mailbox, ArchivedAnnotation annotation) {
    long reader = annotation.entry().startsWith("/private/") ? reserved.account() : 0;
    writes.add(ANNOTATE, mailbox, reader, annotation.entry(), annotation.value());
  }

  /** Writes the rights and annotations of a mailbox that the restored one was added to. */
  void add(long id, Hidden mailbox, ArchivedMail mail) throws SQLException {
    tree(
        (connection, owner, writes) -> {
          share(writes, owner, id, mailbox, mail);
          annotate(writes, id, mailbox, mail);
        });
  }

  /** Restores the subscriptions and annotations of the account itself. */
  void adopt(ArchivedMail mail) throws SQLException {
    tree(
        (connection, owner, writes) -> {
          mail.subscriptions().forEach(name -> writes.add(SUBSCRIBE, reserved.account(), name));
          mail.annotations().stream()
              .filter(annotation -> annotation.mailbox() == 0)
              .forEach(annotation -> annotate(writes, 0, annotation));
        });
  }

  void alias(List<ArchivedAlias> aliases) throws SQLException {
    tree(
        (connection, owner, writes) -> {
          List<FolderAlias> there = FolderAliases.read(connection, reserved.account());
          for (ArchivedAlias alias : aliases) {
            FolderAlias wanted =
                new FolderAlias(new MailboxName(alias.name()), mailbox(connection, alias));
            boolean free =
                there.stream().noneMatch(other -> other.covers(wanted.name()))
                    && MailRows.mailbox(connection, reserved.account(), alias.name()).isEmpty();
            if (wanted.mailbox() != 0 && free) {
              FolderAliases.add(writes, reserved.account(), wanted);
            }
          }
        });
  }

  @FunctionalInterface
  private interface Change {
    void add(Connection connection, AccountRow owner, Pipeline writes) throws SQLException;
  }

  private void tree(Change change) throws SQLException {
    long modseq =
        reserved
            .dependencies()
            .store()
            .transactions()
            .write(
                connection -> {
                  AccountRow owner = reserved.locked(connection);
                  owner.step();
                  Pipeline writes = new Pipeline();
                  change.add(connection, owner, writes);
                  MailRows.save(writes, List.of(owner));
                  writes.execute(connection);
                  return owner.modseq;
                });
    reserved.dependencies().store().open().treeCommitted(reserved.account(), modseq);
  }

  /** Returns the id of the mailbox that an alias stands for; 0 if it does not exist. */
  private long mailbox(Connection connection, ArchivedAlias alias) throws SQLException {
    Optional<Person> owner = reserved.dependencies().people().named(alias.owner());
    return owner.isEmpty()
        ? 0
        : MailRows.mailbox(connection, owner.get().account(), alias.mailbox())
            .map(row -> row.id)
            .orElse(0L);
  }
}
