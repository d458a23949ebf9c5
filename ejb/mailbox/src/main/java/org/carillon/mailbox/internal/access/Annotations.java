package org.carillon.mailbox.internal.access;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/** The rows of {@code annotation} (RFC 5464). */
public final class Annotations {
  /** The id for no mailbox, and for all readers. */
  private static final long NONE = 0;

  private static final String READ =
      """
      select entry, value from annotation\
       where mailbox = ? and reader = ? and (entry = ? or starts_with(entry, ? || '/')) order by entry\
      """;
  private static final String SET =
      """
      insert into annotation (mailbox, reader, entry, value) values (?, ?, ?, ?)\
       on conflict (mailbox, reader, entry) do update set value = excluded.value\
      """;
  private static final String REMOVE =
      "delete from annotation where mailbox = ? and reader = ? and entry = ?";
  private static final String COUNT =
      "select count(*) from annotation where mailbox = ? and reader = ?";

  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final MailboxAuthorization authorization;

  public Annotations(
      SqlTransactions transactions, OpenMailboxes open, MailboxAuthorization authorization) {
    this.transactions = transactions;
    this.open = open;
    this.authorization = authorization;
  }

  /**
   * Reads annotations.
   *
   * @param reader the account that asks; private entries are its own
   */
  public List<Annotation> read(
      long reader, Optional<MailboxName> name, List<String> entries, int depth)
      throws SQLException, RefusedException {
    Optional<ResolvedMailbox> mailbox = annotated(reader, name);
    return transactions.read(
        connection -> {
          long id = mailbox.isPresent() ? mailbox.get().row(connection).id : NONE;
          List<Annotation> types =
              id != NONE && FolderType.isAskedFor(type -> isBelow(type, entries, depth))
                  ? FolderType.of(connection, id)
                  : List.of();
          List<Annotation> found = new ArrayList<>();
          for (String entry : entries) {
            read(connection, id, reader, entry, depth, found);
            types.stream()
                .filter(type -> isBelow(type.entry(), entry, depth))
                .filter(type -> found.stream().noneMatch(set -> set.entry().equals(type.entry())))
                .forEach(found::add);
          }
          return found;
        });
  }

  private static boolean isBelow(String name, List<String> entries, int depth) {
    return entries.stream().anyMatch(entry -> isBelow(name, entry, depth));
  }

  private static boolean isBelow(String name, String entry, int depth) {
    return (name.equals(entry) || name.startsWith(entry + "/"))
        && levels(name) - levels(entry) <= depth;
  }

  private Optional<ResolvedMailbox> annotated(long reader, Optional<MailboxName> name)
      throws SQLException, RefusedException {
    // RFC 5464 §3.3: a user who may see and read a mailbox may read its entries, and write private
    // ones.
    return name.isPresent()
        ? Optional.of(authorization.named(reader, name.get(), Right.LOOKUP).require(Right.READ))
        : Optional.empty();
  }

  private static void read(
      Connection connection,
      long mailbox,
      long account,
      String entry,
      int depth,
      List<Annotation> found)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setLong(1, mailbox);
      select.setLong(2, reader(entry, account));
      select.setString(3, entry);
      select.setString(4, entry);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          if (isBelow(name, entry, depth)) {
            found.add(new Annotation(name, Optional.of(row.getBytes(2))));
          }
        }
      }
    }
  }

  private static long reader(String entry, long account) {
    return entry.equals("/private") || entry.startsWith("/private/") ? account : NONE;
  }

  private static long levels(String entry) {
    return entry.chars().filter(c -> c == '/').count();
  }

  /** Sets and removes annotations in a transaction. Raises the modseq (RFC 7162 §3.2). */
  public void change(Caller caller, Optional<MailboxName> name, List<Annotation> changes)
      throws SQLException, RefusedException {
    Optional<ResolvedMailbox> mailbox = annotated(caller.account(), name);
    requirePermitted(caller, mailbox, changes);
    long reader = caller.account();
    record Annotated(long account, long mailbox, long modseq, List<Long> server) {}
    Annotated annotated =
        transactions.write(
            connection -> {
              AccountRow owner =
                  MailRows.lock(connection, mailbox.map(ResolvedMailbox::owner).orElse(reader));
              Pipeline changing = new Pipeline();
              long id = NONE;
              if (mailbox.isPresent()) {
                MailboxRow row = mailbox.get().row(connection, needed(changes));
                id = row.id;
                row.modseq = owner.step();
                MailRows.save(changing, List.of(owner), List.of(row));
                log(changing, owner, id, reader, changes);
              }
              for (Annotation change : changes) {
                if (mailbox.isPresent() && FolderType.isSaidBy(change)) {
                  FolderType.choose(connection, id, change);
                }
                add(changing, id, reader(change.entry(), reader), change);
              }
              List<Long> server = new ArrayList<>();
              if (mailbox.isEmpty()) {
                logOfNone(changing, owner, changes, server::add);
              }
              if (choosesSeen(changes)) {
                AccessRows.seenChosen(changing, id, owner.modseq);
              }
              changing.execute(connection);
              requireRoom(connection, id, reader);
              return new Annotated(owner.account, id, owner.modseq, server);
            });
    if (choosesSeen(changes)) {
      open.rightsCommitted(annotated.account, annotated.mailbox, annotated.modseq);
    } else if (changes.stream().anyMatch(FolderType::isSaidBy)) {
      open.treeCommitted(annotated.account, annotated.modseq);
    } else if (annotated.mailbox != NONE) {
      open.annotated(annotated.account, annotated.mailbox, annotated.modseq);
    } else {
      open.treeCommitted(annotated.account, annotated.modseq);
      annotated.server.stream().findFirst().ifPresent(open::serverAnnotated);
    }
  }

  /** Logs changes of a mailbox's annotations, without other users' private entries. */
  private static void log(
      Pipeline changing, AccountRow owner, long mailbox, long reader, List<Annotation> changes) {
    String[] entries =
        changes.stream()
            .filter(change -> reader == owner.account || !change.isPrivate())
            .map(Annotation::entry)
            .toArray(String[]::new);
    if (entries.length > 0) {
      ChangeLog.annotated(changing, owner, mailbox, entries);
    }
  }

  /** Logs changes that concern no mailbox: private ones as the account's, others the server's. */
  private static void logOfNone(
      Pipeline changing, AccountRow owner, List<Annotation> changes, LongConsumer server) {
    String[] shared = entries(changes, false);
    String[] own = entries(changes, true);
    if (shared.length > 0) {
      ChangeLog.annotatedServer(changing, shared, server);
    }
    if (own.length > 0) {
      owner.step();
      ChangeLog.annotated(changing, owner, NONE, own);
      MailRows.save(changing, List.of(owner));
    }
  }

  private static String[] entries(List<Annotation> changes, boolean areOwn) {
    return changes.stream()
        .filter(change -> change.isPrivate() == areOwn)
        .map(Annotation::entry)
        .toArray(String[]::new);
  }

  /** Returns the right that all changes need. Whoever may choose {@code \Seen} may also write. */
  private static Right needed(List<Annotation> changes) {
    if (changes.stream().allMatch(Annotation::isPrivate)) {
      return Right.READ;
    }
    return choosesSeen(changes) || namesScript(changes) ? Right.ADMINISTER : Right.WRITE;
  }

  private static boolean choosesSeen(List<Annotation> changes) {
    return changes.stream().anyMatch(change -> change.entry().equals(Annotation.SEEN));
  }

  private static boolean namesScript(List<Annotation> changes) {
    return changes.stream().anyMatch(change -> change.entry().equals(Annotation.SCRIPT));
  }

  private static void requirePermitted(
      Caller caller, Optional<ResolvedMailbox> mailbox, List<Annotation> changes)
      throws RefusedException {
    if (changes.stream().allMatch(Annotation::isPrivate)) {
      return;
    }
    if (choosesSeen(changes)) {
      requireSeen(mailbox, changes);
    }
    if (mailbox.isPresent()) {
      mailbox.get().require(namesScript(changes) ? Right.ADMINISTER : Right.WRITE);
    } else if (!caller.administersServer()) {
      throw new RefusedException(
          MailboxFailure.notPermitted(
              "Only administrators can set server annotations for all users"));
    }
  }

  private static void requireSeen(Optional<ResolvedMailbox> mailbox, List<Annotation> changes)
      throws RefusedException {
    if (mailbox.isEmpty()) {
      throw new RefusedException(
          MailboxFailure.notPermitted("This entry exists only on mailboxes"));
    }
    mailbox.get().require(Right.ADMINISTER);
    boolean known =
        changes.stream()
            .filter(change -> change.entry().equals(Annotation.SEEN))
            .flatMap(change -> change.value().stream())
            .map(value -> new String(value, StandardCharsets.US_ASCII))
            .allMatch(value -> value.equals("private") || value.equals("shared"));
    if (!known) {
      throw new RefusedException(
          MailboxFailure.notPermitted("The value of this entry must be private or shared"));
    }
  }

  private static void add(Pipeline changing, long mailbox, long reader, Annotation change) {
    if (change.value().isPresent()) {
      changing.add(SET, mailbox, reader, change.entry(), change.value().get());
    } else {
      changing.add(REMOVE, mailbox, reader, change.entry());
    }
  }

  private static void requireRoom(Connection connection, long mailbox, long account)
      throws SQLException, RefusedException {
    for (long reader : new long[] {NONE, account}) {
      try (PreparedStatement count = connection.prepareStatement(COUNT)) {
        count.setLong(1, mailbox);
        count.setLong(2, reader);
        try (ResultSet row = count.executeQuery()) {
          row.next();
          if (row.getLong(1) > Annotation.MOST_ENTRIES) {
            throw new RefusedException(MailboxFailure.tooManyAnnotations());
          }
        }
      }
    }
  }
}
