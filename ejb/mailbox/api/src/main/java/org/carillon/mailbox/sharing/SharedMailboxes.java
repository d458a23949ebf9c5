package org.carillon.mailbox.sharing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.Pipeline;
import org.carillon.store.item.CollectionKind;

/** Finds the mailboxes that others share with a person, by the index of identifiers. */
public final class SharedMailboxes {
  /** The largest number of rows read, which limits how many others' mailboxes are seen. */
  private static final int MOST = 20_000;

  private static final String VISIBLE =
      """
      select m.id, m.account, m.name, m.uses, r.kind, r.subject, r.negative, r.rights, m.kind,\
       m.modseq\
       from (select * from mailbox_right where kind = 0 and subject = ?\
       union all select * from mailbox_right where kind = 1 and subject = ?\
       union all select * from mailbox_right where kind = 3 and subject = any(?::bigint[])\
       union all select * from mailbox_right where kind = 4 and subject = 0) r\
       join mailbox m on m.id = r.mailbox and m.removed is null\
       where m.account <> ? order by r.mailbox, r.negative desc limit\
      """
          + " "
          + MOST;

  private SharedMailboxes() {}

  /** Another account's mailbox, and its grants that apply to the person. */
  private record Found(SharedMailbox mailbox, List<Grant> grants) {

    /** Returns whether the only grants are those to every account. */
    private boolean isEverybodys() {
      return grants.stream().allMatch(grant -> grant.grantee().kind() == Grantee.Kind.EVERYBODY);
    }
  }

  /** Returns others' mailboxes that a person's mail clients list, in no particular order. */
  public static List<SharedMailbox> listedTo(Connection connection, Person person)
      throws SQLException {
    return offeredTo(connection, person).stream()
        .filter(mailbox -> mailbox.kind().isListedToMail())
        .toList();
  }

  /**
   * Returns the other accounts' mailboxes of any kind that a person sees without asking for them,
   * in no particular order. Mailboxes that are shared with everybody are left out, although
   * everybody who knows their names may use them. Otherwise one account could add entries to
   * everybody's list.
   */
  public static List<SharedMailbox> offeredTo(Connection connection, Person person)
      throws SQLException {
    return visible(found(connection, person).stream().filter(each -> !each.isEverybodys()), person);
  }

  /** Returns others' mailboxes of any kind that a person sees, in no particular order. */
  public static List<SharedMailbox> visibleTo(Connection connection, Person person)
      throws SQLException {
    return visible(found(connection, person).stream(), person);
  }

  private static Collection<Found> found(Connection connection, Person person) throws SQLException {
    Map<Long, Found> found = new LinkedHashMap<>();
    new Pipeline()
        .add(
            row -> {
              SharedMailbox mailbox =
                  new SharedMailbox(
                      row.getLong(1),
                      row.getLong(2),
                      row.getString(3),
                      row.getLong(10),
                      CollectionKind.valueOf(row.getString(9)),
                      row.getInt(4),
                      MailboxRights.NONE);
              found
                  .computeIfAbsent(mailbox.id(), id -> new Found(mailbox, new ArrayList<>()))
                  .grants
                  .add(
                      new Grant(
                          new Grantee(Grantee.Kind.values()[row.getInt(5)], row.getLong(6)),
                          row.getBoolean(7),
                          RightBits.unpack(row.getInt(8))));
            },
            VISIBLE,
            person.account(),
            person.domain(),
            (Object) person.groups().stream().mapToLong(Long::longValue).toArray(),
            person.account())
        .execute(connection);
    return found.values();
  }

  private static List<SharedMailbox> visible(Stream<Found> found, Person person) {
    return found
        .map(each -> each.mailbox.withRights(AccessList.granted(each.grants, person)))
        .filter(mailbox -> mailbox.rights().has(Right.LOOKUP))
        .toList();
  }
}
