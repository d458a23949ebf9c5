package org.carillon.mailbox.sharing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.database.Pipeline;
import org.carillon.store.seen.SeenMode;

/**
 * The rows of {@code mailbox_right}. A transaction that changes them has the owner's account
 * locked. A removed mailbox keeps its rows. They grant nothing until it is brought back, because
 * readers check that the mailbox is not removed.
 */
public final class AccessRows {
  private static final String OWNER =
      "select account from mailbox where id = ? and removed is null";
  private static final String LIST =
      """
      select m.account, m.rights_modseq, m.seen_since,\
       exists (select 1 from annotation a where a.mailbox = m.id and a.reader = 0\
       and a.entry = ? and a.value = 'private'::bytea)\
       from mailbox m where m.id = ? and m.removed is %s\
      """;
  private static final String HEAD = LIST.formatted("null");
  private static final String HEAD_OF_REMOVED = LIST.formatted("not null");
  private static final String GRANTS =
      """
      select kind, subject, negative, rights from mailbox_right where mailbox = ?\
       order by kind, subject, negative\
      """;
  private static final String GRANTED =
      """
      select r.kind, r.subject, r.negative, r.rights, m.name\
       from mailbox m join mailbox_right r on r.mailbox = m.id\
       where m.account = ? and m.removed is null and not r.negative\
       and not (r.kind = 0 and r.subject = m.account) order by m.name, r.kind, r.subject\
      """;
  private static final String SET =
      """
      insert into mailbox_right (mailbox, kind, subject, negative, rights) values (?, ?, ?, ?, ?)\
       on conflict (mailbox, kind, subject, negative) do update set rights = excluded.rights,\
       given = case when mailbox_right.rights = excluded.rights then mailbox_right.given else now() end\
      """;
  private static final String REMOVE =
      """
      delete from mailbox_right\
       where mailbox = ? and kind = ? and subject = ? and negative = ?\
      """;
  private static final String INHERIT =
      """
      insert into mailbox_right (mailbox, kind, subject, negative, rights)\
       select ?, r.kind, r.subject, r.negative, r.rights\
       from mailbox above join mailbox_right r on r.mailbox = above.id\
       where above.account = ? and above.name = ? and above.removed is null\
      """;
  private static final String NAMED =
      """
      select distinct subject from mailbox_right where kind = 0 and mailbox = any(?::bigint[])\
      """;
  private static final String CHANGED = "update mailbox set rights_modseq = ? where id = ?";
  private static final String SEEN_CHOSEN =
      "update mailbox set rights_modseq = ?, seen_since = ? where id = ?";

  private AccessRows() {}

  /** Returns the account that a mailbox belongs to. */
  static OptionalLong owner(Connection connection, long mailbox) throws SQLException {
    List<Long> found = new ArrayList<>(1);
    new Pipeline().add(row -> found.add(row.getLong(1)), OWNER, mailbox).execute(connection);
    return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
  }

  /** Returns a mailbox's access list, or empty if there is no such mailbox. */
  public static Optional<AccessList> read(Connection connection, long mailbox) throws SQLException {
    return read(connection, HEAD, mailbox);
  }

  /** Returns the access list of a removed mailbox. It is valid again once brought back. */
  public static Optional<AccessList> ofRemoved(Connection connection, long mailbox)
      throws SQLException {
    return read(connection, HEAD_OF_REMOVED, mailbox);
  }

  private static Optional<AccessList> read(Connection connection, String head, long mailbox)
      throws SQLException {
    List<AccessList> found = new ArrayList<>(1);
    List<Grant> grants = new ArrayList<>();
    // The head is read first. A list that is newer than its modseq is only read once more.
    new Pipeline()
        .add(
            row ->
                found.add(
                    new AccessList(
                        row.getLong(1),
                        row.getLong(2),
                        new SeenMode(row.getBoolean(4), row.getLong(3)),
                        grants)),
            head,
            Annotation.SEEN,
            mailbox)
        .add(row -> grants.add(grant(row)), GRANTS, mailbox)
        .execute(connection);
    return found.stream().findFirst();
  }

  /** An entry that grants another account, or a group of accounts, rights on a mailbox. */
  public record Granted(MailboxName mailbox, Grant grant) {}

  /** Returns everything that an account's mailboxes grant to others. */
  public static List<Granted> granted(Connection connection, long account) throws SQLException {
    List<Granted> found = new ArrayList<>();
    new Pipeline()
        .add(
            row -> found.add(new Granted(new MailboxName(row.getString(5)), grant(row))),
            GRANTED,
            account)
        .execute(connection);
    return found;
  }

  private static Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        new Grantee(Grantee.Kind.values()[row.getInt(1)], row.getLong(2)),
        row.getBoolean(3),
        RightBits.unpack(row.getInt(4)));
  }

  /** Writes a grant, or removes it if it has no rights, and notes that the list changed. */
  public static void set(Pipeline pipeline, long mailbox, long modseq, Grant grant) {
    Grantee grantee = grant.grantee();
    int kind = grantee.kind().ordinal();
    MailboxRights rights = grant.rights();
    if (rights.isEmpty()) {
      pipeline.add(REMOVE, mailbox, kind, grantee.subject(), grant.negative());
    } else {
      pipeline.add(SET, mailbox, kind, grantee.subject(), grant.negative(), RightBits.pack(rights));
    }
    pipeline.add(CHANGED, modseq, mailbox);
  }

  /** Notes that the choice of whose {@code \Seen} applies has changed. */
  public static void seenChosen(Pipeline pipeline, long mailbox, long modseq) {
    pipeline.add(SEEN_CHOSEN, modseq, modseq, mailbox);
  }

  /** Gives a new mailbox the access list of the one above it (RFC 4314 §4). */
  public static void inherit(Pipeline pipeline, long mailbox, long account, String above) {
    pipeline.add(INHERIT, mailbox, account, above);
  }

  /** Returns the accounts that the access lists of mailboxes name, so that they can be notified. */
  public static List<Long> named(Connection connection, long... mailboxes) throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(row.getLong(1)), NAMED, (Object) mailboxes)
        .execute(connection);
    return found;
  }
}
