package org.carillon.mailbox.sharing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.Pipeline;

/**
 * Finds what others share with a person, by the index of identifiers. What is shared with everybody
 * is open to who knows where it is, and nobody's list has it: else one account would write into
 * those of all.
 */
public final class SharedMailboxes {
  /** How many rows are read at most: so much of others a person sees. */
  private static final int MOST = 20_000;

  private static final String VISIBLE =
      """
      select m.id, m.account, m.name, m.uses, r.kind, r.subject, r.negative, r.rights, m.kind\
       from (select * from mailbox_right where kind = 0 and subject = ?\
       union all select * from mailbox_right where kind = 1 and subject = ?\
       union all select * from mailbox_right where kind = 3 and subject = any(?::bigint[])) r\
       join mailbox m on m.id = r.mailbox and m.removed is null\
       where m.account <> ? order by r.mailbox, r.negative desc limit\
      """
          + " "
          + MOST;

  private SharedMailboxes() {}

  /** What a person sees of others as a mail client does, in no order. */
  public static List<SharedMailbox> listedTo(Connection connection, Person person)
      throws SQLException {
    return visibleTo(connection, person).stream()
        .filter(mailbox -> mailbox.kind().isListedToMail())
        .toList();
  }

  /** What a person sees of others, of any kind, in no order. */
  public static List<SharedMailbox> visibleTo(Connection connection, Person person)
      throws SQLException {
    record Found(SharedMailbox mailbox, List<Grant> grants) {}
    Map<Long, Found> found = new LinkedHashMap<>();
    new Pipeline()
        .add(
            row -> {
              SharedMailbox mailbox =
                  new SharedMailbox(
                      row.getLong(1),
                      row.getLong(2),
                      row.getString(3),
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
    List<SharedMailbox> visible = new ArrayList<>();
    for (Found each : found.values()) {
      MailboxRights rights = AccessList.granted(each.grants, person);
      if (rights.has(Right.LOOKUP)) {
        SharedMailbox mailbox = each.mailbox;
        visible.add(
            new SharedMailbox(
                mailbox.id(),
                mailbox.owner(),
                mailbox.name(),
                mailbox.kind(),
                mailbox.uses(),
                rights));
      }
    }
    return visible;
  }
}
