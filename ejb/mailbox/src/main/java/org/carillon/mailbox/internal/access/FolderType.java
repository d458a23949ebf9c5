package org.carillon.mailbox.internal.access;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.tree.Subscriptions;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.rows.RefusedException;

/**
 * The annotation by which Kolab's clients and bridges know what a folder holds. It is the
 * collection's kind, read and written in the words of their storage format ({@code event}, or
 * {@code event.default} for the account's first one). It can set the kind of an empty mailbox; the
 * kind of other mailboxes does not change.
 */
final class FolderType {
  private static final Set<String> ENTRIES =
      Set.of(
          "/shared/vendor/kolab/folder-type",
          "/private/vendor/kolab/folder-type",
          "/shared/vendor/carillon/folder-type");

  private static final Map<String, CollectionKind> KINDS =
      Map.of(
          "mail", CollectionKind.MAIL,
          "event", CollectionKind.CALENDAR,
          "task", CollectionKind.TASKS,
          "journal", CollectionKind.JOURNAL,
          "contact", CollectionKind.CONTACTS,
          "note", CollectionKind.NOTES,
          "file", CollectionKind.FILES);

  private static final String FIRST =
      """
      select min(id) from mailbox where account = ? and kind = ? and removed is null\
      """;
  private static final String CHANGE =
      """
      update mailbox set kind = ? where id = ? and messages = 0 and uses = 0 and name <> 'INBOX'\
       returning id\
      """;

  private FolderType() {}

  /** Returns whether a request asks for one of the annotation's entries. */
  static boolean isAskedFor(Predicate<String> asked) {
    return ENTRIES.stream().anyMatch(asked);
  }

  /** Returns whether an annotation says what a folder holds, in a known word. */
  static boolean isSaidBy(Annotation change) {
    return ENTRIES.contains(change.entry()) && kind(change).isPresent();
  }

  private static Optional<CollectionKind> kind(Annotation change) {
    return change
        .value()
        .map(octets -> new String(octets, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT))
        .map(text -> text.split("\\.", 2)[0])
        .flatMap(text -> Optional.ofNullable(KINDS.get(text)));
  }

  /** Returns the annotations of a mailbox that does not hold mail, if no client wrote any. */
  static List<Annotation> of(Connection connection, long mailbox) throws SQLException {
    Optional<CollectionRows.Row> row = CollectionRows.one(connection, mailbox);
    if (row.isEmpty() || row.get().kind() == CollectionKind.MAIL) {
      return List.of();
    }
    boolean[] first = {false};
    new Pipeline()
        .add(
            found -> first[0] = found.getLong(1) == mailbox,
            FIRST,
            row.get().owner(),
            row.get().kind().name())
        .execute(connection);
    String value = name(row.get().kind()) + (first[0] ? ".default" : "");
    List<Annotation> told = new ArrayList<>();
    for (String entry : ENTRIES) {
      told.add(new Annotation(entry, Optional.of(value.getBytes(StandardCharsets.US_ASCII))));
    }
    return told;
  }

  private static String name(CollectionKind kind) {
    return KINDS.entrySet().stream()
        .filter(known -> known.getValue() == kind)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Sets a mailbox's kind to what an annotation says. The account must be locked. The mailbox is
   * then listed to its owner, whose client knows what it is.
   *
   * @throws RefusedException if the mailbox holds something, or has a special use of mail
   */
  static void choose(Connection connection, long mailbox, Annotation change)
      throws SQLException, RefusedException {
    CollectionKind kind = kind(change).orElseThrow();
    Optional<CollectionRows.Row> row = CollectionRows.one(connection, mailbox);
    if (row.isEmpty() || row.get().kind() == kind) {
      return;
    }
    boolean[] changed = {false};
    new Pipeline().add(_ -> changed[0] = true, CHANGE, kind.name(), mailbox).execute(connection);
    if (changed[0] && kind != CollectionKind.MAIL) {
      Subscriptions.add(connection, row.get().owner(), new MailboxName(row.get().name()));
    }
    if (!changed[0]) {
      throw new RefusedException(
          MailboxFailure.notPermitted(
              "The type of a folder can only be changed while it is empty"));
    }
  }
}
