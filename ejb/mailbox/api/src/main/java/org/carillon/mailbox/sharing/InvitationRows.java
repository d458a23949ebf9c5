package org.carillon.mailbox.sharing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.share.ShareInvitation.State;
import org.carillon.store.item.CollectionKind;

/** The rows of {@code collection_invitation}. */
public final class InvitationRows {
  private static final String COLUMNS =
      """
      select i.uid, i.mailbox, i.account, m.account, m.name, m.kind, i.state, i.title, i.invited,\
       i.answered from collection_invitation i join mailbox m on m.id = i.mailbox\
       and m.removed is null where\
      """;
  private static final String OF_GUEST = COLUMNS + " i.account = ? order by i.mailbox";
  private static final String OF_MAILBOX = COLUMNS + " i.mailbox = ? order by i.account";
  private static final String REPLIES =
      COLUMNS
          + " m.account = ? and i.invited is not null and i.answered is not null"
          + " and not i.dismissed order by i.answered";
  private static final String HIDDEN =
      "select mailbox from collection_invitation where account = ? and state <> "
          + State.ACCEPTED.ordinal();
  private static final String SHARED =
      """
      select distinct m.id from mailbox m join mailbox_right r on r.mailbox = m.id\
       where m.account = ? and m.removed is null and not r.negative and r.kind <> 2\
      """;
  private static final String INVITE =
      """
      insert into collection_invitation (mailbox, account, uid, state, title, invited)\
       values (?, ?, ?, 0, ?, ?) on conflict (mailbox, account) do update\
       set title = excluded.title, invited = excluded.invited,\
       state = case when collection_invitation.state = 1 then 1 else 0 end,\
       answered = case when collection_invitation.state = 1 then collection_invitation.answered end\
      """;
  private static final String ANSWER =
      """
      insert into collection_invitation (mailbox, account, uid, state, title, answered)\
       values (?, ?, ?, ?, '', ?) on conflict (mailbox, account) do update\
       set state = excluded.state, answered = excluded.answered,\
       dismissed = collection_invitation.state = excluded.state\
       and collection_invitation.dismissed\
      """;
  private static final String REMOVE =
      "delete from collection_invitation where mailbox = ? and account = ?";
  private static final String DISMISS =
      """
      update collection_invitation i set dismissed = true from mailbox m\
       where m.id = i.mailbox and m.account = ? and i.uid = ? and i.answered is not null\
      """;
  private static final String OF_NOBODY = "delete from collection_invitation where account = ?";
  private static final String OF_NOTHING = "delete from collection_invitation where mailbox = ?";

  private InvitationRows() {}

  /**
   * A row.
   *
   * @param guest the invited account
   * @param owner the account that owns the mailbox
   * @param name the mailbox's name there
   */
  public record Row(
      String uid,
      long mailbox,
      long guest,
      long owner,
      String name,
      CollectionKind kind,
      State state,
      String title,
      Optional<Instant> invited,
      Optional<Instant> answered) {}

  public static List<Row> ofGuest(Connection connection, long account) throws SQLException {
    return read(connection, OF_GUEST, account);
  }

  public static List<Row> ofMailbox(Connection connection, long mailbox) throws SQLException {
    return read(connection, OF_MAILBOX, mailbox);
  }

  /** Returns the answers that an owner of mailboxes has not dismissed. */
  public static List<Row> replies(Connection connection, long owner) throws SQLException {
    return read(connection, REPLIES, owner);
  }

  private static List<Row> read(Connection connection, String query, long value)
      throws SQLException {
    List<Row> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(row(row)), query, value).execute(connection);
    return found;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        CollectionKind.valueOf(row.getString(6)),
        State.values()[row.getInt(7)],
        row.getString(8),
        instant(row, 9),
        instant(row, 10));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** Returns others' mailboxes for which the account has not accepted the invitation. */
  public static Set<Long> hidden(Connection connection, long account) throws SQLException {
    Set<Long> found = new HashSet<>();
    new Pipeline().add(row -> found.add(row.getLong(1)), HIDDEN, account).execute(connection);
    return found;
  }

  /** Returns the account's mailboxes that are shared with anybody who can sign in. */
  public static Set<Long> shared(Connection connection, long account) throws SQLException {
    Set<Long> found = new HashSet<>();
    new Pipeline().add(row -> found.add(row.getLong(1)), SHARED, account).execute(connection);
    return found;
  }

  /** Invites an account. An account that has declined is invited again. */
  public static void invite(Pipeline pipeline, long mailbox, long guest, String uid, String title) {
    pipeline.add(INVITE, mailbox, guest, uid, title, now());
  }

  /** Writes the answer to an invitation. */
  public static void answer(Pipeline pipeline, long mailbox, long guest, String uid, State state) {
    pipeline.add(ANSWER, mailbox, guest, uid, state.ordinal(), now());
  }

  private static OffsetDateTime now() {
    return Instant.now().atOffset(ZoneOffset.UTC);
  }

  public static void remove(Pipeline pipeline, long mailbox, long guest) {
    pipeline.add(REMOVE, mailbox, guest);
  }

  /** Marks an answer as dismissed by the owner. */
  public static void dismiss(Pipeline pipeline, long owner, String uid) {
    pipeline.add(DISMISS, owner, uid);
  }

  public static void removeMailbox(Pipeline pipeline, long mailbox) {
    pipeline.add(OF_NOTHING, mailbox);
  }

  public static void removeGuest(Pipeline pipeline, long account) {
    pipeline.add(OF_NOBODY, account);
  }
}
