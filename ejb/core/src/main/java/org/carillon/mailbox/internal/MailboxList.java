package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxStatus;

/** Reads the tree of mailboxes, and a mailbox's figures. */
final class MailboxList {
  private static final String ALL =
      "select id, name, uses from mailbox where account = ? and removed is null";
  private static final String STATUS =
      """
      select m.id, m.messages, m.unseen, m.deleted, m.octets, m.uidnext, m.uidvalidity, m.modseq,\
       case when m.recent_from = 1 then m.messages else\
       (select count(*) from placement p where p.mailbox = m.id and p.uid >= m.recent_from) end\
       from mailbox m where m.account = ? and m.name = ? and m.removed is null\
      """;

  private record Line(long id, int uses) {
    static final Line LEVEL = new Line(0, 0);
  }

  private MailboxList() {}

  static List<MailboxEntry> of(Connection connection, long account) throws SQLException {
    TreeMap<String, Line> lines = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(ALL)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines.put(row.getString(2), new Line(row.getLong(1), row.getInt(3)));
        }
      }
    }
    for (String name : List.copyOf(lines.keySet())) {
      addLevels(lines, name);
    }
    Set<String> subscribed = Subscriptions.of(connection, account);
    subscribed.forEach(name -> lines.putIfAbsent(name, Line.LEVEL));
    List<MailboxEntry> entries = new ArrayList<>(lines.size());
    lines.forEach(
        (name, line) ->
            entries.add(
                new MailboxEntry(
                    line.id,
                    new MailboxName(name),
                    line.id == 0 ? "" : OpaqueIds.mailbox(line.id),
                    hasChildren(lines, name),
                    subscribed.contains(name),
                    SpecialUses.unpack(line.uses))));
    entries.sort(
        Comparator.comparing((MailboxEntry entry) -> !entry.name().isInbox())
            .thenComparing(MailboxEntry::name));
    return entries;
  }

  /** The levels above a name that are no mailbox themselves any more. */
  private static void addLevels(TreeMap<String, Line> lines, String name) {
    for (String above = new MailboxName(name).parentPath();
        !above.isEmpty();
        above = new MailboxName(above).parentPath()) {
      lines.putIfAbsent(above, Line.LEVEL);
    }
  }

  private static boolean hasChildren(TreeMap<String, Line> lines, String name) {
    // A name that only a subscription is left of is nobody's child.
    String prefix = name + MailboxName.DELIMITER;
    return lines.tailMap(prefix, true).entrySet().stream()
        .takeWhile(line -> line.getKey().startsWith(prefix))
        .anyMatch(line -> line.getValue().id != 0);
  }

  static MailboxStatus status(Connection connection, long account, MailboxName name)
      throws SQLException, Hindrance {
    try (PreparedStatement select = connection.prepareStatement(STATUS)) {
      select.setLong(1, account);
      select.setString(2, name.path());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw Hindrance.noSuchMailbox(name);
        }
        return new MailboxStatus(
            OpaqueIds.mailbox(row.getLong(1)),
            row.getLong(2),
            row.getLong(9),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(8));
      }
    }
  }
}
