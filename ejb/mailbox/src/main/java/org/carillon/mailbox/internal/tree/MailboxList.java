package org.carillon.mailbox.internal.tree;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.mailbox.sharing.FolderAlias;
import org.carillon.mailbox.sharing.SharedMailbox;
import org.carillon.mailbox.tree.Subscriptions;
import org.carillon.store.rows.ListedKinds;
import org.carillon.store.rows.OpaqueIds;
import org.carillon.store.rows.SpecialUses;

final class MailboxList {
  /**
   * Selects the account's mailboxes. One that does not hold mail is listed only if it is subscribed
   * to, because the client then knows what it is.
   */
  private static final String ALL =
      "select id, name, uses from mailbox m where account = ? and removed is null and (kind in "
          + ListedKinds.TO_MAIL
          + " or exists (select 1 from subscription s where s.account = m.account"
          + " and s.name = m.name))";

  private record Line(long id, int uses, MailboxRights rights) {
    static final Line LEVEL = new Line(0, 0, MailboxRights.NONE);
  }

  private MailboxList() {}

  interface Naming {
    /** Returns the name of a mailbox that its owner calls {@code own}. */
    MailboxName of(long owner, String own);
  }

  /** Returns an account's own mailboxes if nobody shares any with it. */
  static List<MailboxEntry> own(Connection connection, long account) throws SQLException {
    return of(connection, account, List.of(), (_, own) -> new MailboxName(own), List.of());
  }

  /**
   * Returns an account's mailboxes and those that others share with it.
   *
   * @param shared the others' mailboxes
   * @param naming how these are named
   * @param aliases the account's own names for some of them
   */
  static List<MailboxEntry> of(
      Connection connection,
      long account,
      List<SharedMailbox> shared,
      Naming naming,
      List<FolderAlias> aliases)
      throws SQLException {
    TreeMap<String, Line> lines = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(ALL)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines.put(row.getString(2), new Line(row.getLong(1), row.getInt(3), MailboxRights.ALL));
        }
      }
    }
    for (SharedMailbox other : shared) {
      MailboxName name = naming.of(other.owner(), other.name());
      if (name.isOthers()) {
        // The special uses of a mailbox only apply to its owner.
        lines.put(name.path(), new Line(other.id(), 0, other.rights()));
      }
    }
    aliases.forEach(alias -> addAliased(lines, alias, shared));
    for (String name : List.copyOf(lines.keySet())) {
      addLevels(lines, name);
    }
    Set<String> subscribed = Subscriptions.of(connection, account);
    aliases.stream()
        .filter(FolderAlias::isGiven)
        .map(alias -> alias.name().path())
        .filter(lines::containsKey)
        .forEach(subscribed::add);
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
                    SpecialUses.unpack(line.uses),
                    line.rights)));
    entries.sort(
        Comparator.comparing((MailboxEntry entry) -> !entry.name().isInbox())
            .thenComparing(MailboxEntry::name));
    return entries;
  }

  /** Adds the target of an alias, and the mailboxes below it. */
  private static void addAliased(
      TreeMap<String, Line> lines, FolderAlias alias, List<SharedMailbox> shared) {
    shared.stream()
        .filter(target -> target.id() == alias.mailbox())
        .forEach(
            target -> {
              MailboxName top = new MailboxName(target.name());
              for (SharedMailbox other : shared) {
                MailboxName own = new MailboxName(other.name());
                if (other.owner() == target.owner() && (own.equals(top) || own.isBelow(top))) {
                  lines.putIfAbsent(
                      alias.name().path() + own.path().substring(top.path().length()),
                      new Line(other.id(), 0, other.rights()));
                }
              }
            });
  }

  /** Adds the levels above a name that are no longer mailboxes themselves. */
  private static void addLevels(TreeMap<String, Line> lines, String name) {
    for (String above = new MailboxName(name).parentPath();
        !above.isEmpty();
        above = new MailboxName(above).parentPath()) {
      lines.putIfAbsent(above, Line.LEVEL);
    }
  }

  private static boolean hasChildren(TreeMap<String, Line> lines, String name) {
    // A name for which only a subscription is left does not count as a child.
    String prefix = name + MailboxName.DELIMITER;
    return lines.tailMap(prefix, true).entrySet().stream()
        .takeWhile(line -> line.getKey().startsWith(prefix))
        .anyMatch(line -> line.getValue().id != 0);
  }
}
