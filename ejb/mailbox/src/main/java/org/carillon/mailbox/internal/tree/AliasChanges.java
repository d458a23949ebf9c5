package org.carillon.mailbox.internal.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.AliasedMailbox;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.FolderAlias;
import org.carillon.mailbox.sharing.FolderAliases;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.mailbox.sharing.SharedMailbox;
import org.carillon.mailbox.sharing.SharedMailboxes;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/**
 * Creates and removes folder aliases. The target of an alias is a mailbox, never a name. Aliases
 * therefore can't form cycles, and follow the mailbox when it is renamed.
 */
public final class AliasChanges {
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final MailboxAuthorization authorization;
  private final FolderAliases aliases;

  public AliasChanges(
      SqlTransactions transactions,
      OpenMailboxes open,
      MailboxAuthorization authorization,
      FolderAliases aliases) {
    this.transactions = transactions;
    this.open = open;
    this.authorization = authorization;
    this.aliases = aliases;
  }

  public void make(long caller, MailboxName name, MailboxName target)
      throws SQLException, RefusedException {
    make(caller, name, target, AuditEntry.NONE);
  }

  /** Creates an alias and writes an audit entry. */
  public void make(long caller, MailboxName name, MailboxName target, AuditEntry record)
      throws SQLException, RefusedException {
    MailboxTree.requireGood(name);
    ResolvedMailbox place = authorization.named(caller, target, Right.LOOKUP);
    if (place.owner() == caller) {
      throw new RefusedException(
          MailboxFailure.badName(
              target, "The target of a folder alias must be a mailbox of another account."));
    }
    commit(
        caller,
        (connection, changing) -> {
          requireFree(connection, caller, name);
          FolderAliases.add(changing, caller, new FolderAlias(name, place.row(connection).id));
          return true;
        },
        record);
  }

  private static void requireFree(Connection connection, long account, MailboxName name)
      throws SQLException, RefusedException {
    MailboxTree.requireFree(connection, account, name);
    List<FolderAlias> there = FolderAliases.read(connection, account);
    boolean taken =
        there.stream().anyMatch(other -> other.covers(name) || other.name().isBelow(name))
            || !MailboxTree.branch(connection, account, name).isEmpty();
    if (taken) {
      throw new RefusedException(MailboxFailure.alreadyExists(name));
    }
    if (there.size() >= FolderAlias.MOST) {
      throw new RefusedException(MailboxFailure.overQuota());
    }
  }

  /** Removes the alias with that name, and returns whether there was one. */
  public boolean end(long caller, MailboxName name) throws SQLException, RefusedException {
    Optional<FolderAlias> alias =
        aliases.of(caller).stream().filter(there -> there.name().equals(name)).findFirst();
    if (alias.filter(FolderAlias::isGiven).isPresent()) {
      throw new RefusedException(
          MailboxFailure.notPermitted(
              "This folder is assigned by a setting and cannot be removed here"));
    }
    return alias.isPresent() && end(caller, name, AuditEntry.NONE);
  }

  /** Returns an account's present aliases from the database, including those that it is given. */
  List<FolderAlias> all(Connection connection, long account) throws SQLException {
    return aliases.all(connection, account);
  }

  /** Removes the alias and audits it. The cached aliases of the account are not used. */
  public boolean end(long caller, MailboxName name, AuditEntry record)
      throws SQLException, RefusedException {
    return commit(
        caller,
        (connection, changing) -> {
          Optional<FolderAlias> alias =
              FolderAliases.read(connection, caller).stream()
                  .filter(there -> there.name().equals(name))
                  .findFirst();
          alias.ifPresent(there -> FolderAliases.remove(changing, caller, there));
          return alias.isPresent();
        },
        record);
  }

  /** Returns an account's aliases, without those whose mailbox it can no longer look up. */
  public List<AliasedMailbox> of(long caller) throws SQLException, RefusedException {
    Person person = authorization.person(caller);
    return transactions.read(
        connection -> {
          List<SharedMailbox> shared = SharedMailboxes.visibleTo(connection, person);
          List<AliasedMailbox> found = new ArrayList<>();
          for (FolderAlias alias : FolderAliases.read(connection, caller)) {
            shared.stream()
                .filter(mailbox -> mailbox.id() == alias.mailbox())
                .map(mailbox -> authorization.name(person, mailbox.owner(), mailbox.name()))
                .forEach(target -> found.add(new AliasedMailbox(alias.name(), target)));
          }
          return found;
        });
  }

  /** A change that is made while the account is locked. */
  private interface Change {
    /** Adds the change to the pipeline, and returns whether there is something to do. */
    boolean write(Connection connection, Pipeline changing) throws SQLException, RefusedException;
  }

  private boolean commit(long caller, Change change, AuditEntry record)
      throws SQLException, RefusedException {
    OptionalLong modseq =
        transactions.write(
            connection -> {
              AccountRow account = MailRows.lock(connection, caller);
              Pipeline changing = new Pipeline();
              if (!change.write(connection, changing)) {
                return OptionalLong.empty();
              }
              account.step();
              MailRows.save(changing, List.of(account));
              changing.execute(connection);
              record.write(connection);
              return OptionalLong.of(account.modseq);
            });
    aliases.forget(caller);
    if (modseq.isPresent()) {
      open.treeCommitted(caller, modseq.getAsLong());
    }
    return modseq.isPresent();
  }
}
