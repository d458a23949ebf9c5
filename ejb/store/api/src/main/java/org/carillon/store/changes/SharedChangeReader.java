package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.SharedChanges;
import org.carillon.contract.mailbox.watch.SharedState;
import org.carillon.contract.mailbox.watch.SharedState.Seen;
import org.carillon.contract.mailbox.watch.TreeChange;
import org.carillon.database.Pipeline;

/**
 * Finds the changes in other accounts' mailboxes by comparing the mailboxes that a user sees now
 * with those seen before. The owners' logs would include mailboxes that are not shared and miss
 * those that became shared meanwhile. For the same reason it does not use {@link ChangeFeed}.
 */
public final class SharedChangeReader {
  private static final String MESSAGES =
      """
      select c.mailbox, bool_or(c.kind = 1), bool_or(c.kind = 3), bool_or(c.kind in (2, 10))\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as told(mailbox, modseq, now)\
       join mailbox m on m.id = told.mailbox\
       join mail_change c on c.account = m.account and c.mailbox = m.id\
       and c.modseq > told.modseq and c.modseq <= told.now\
       where c.kind in (1, 2, 3, 10) group by c.mailbox\
      """;

  /** Private entries concern their owner only. Entries set by one command are one change. */
  private static final String ANNOTATIONS =
      """
      select c.mailbox, array_agg(c.name order by c.uid)\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as told(mailbox, modseq, now)\
       join mailbox m on m.id = told.mailbox\
       join mail_change c on c.account = m.account and c.mailbox = m.id\
       and c.modseq > told.modseq and c.modseq <= told.now\
       where c.kind = 7 and starts_with(c.name, '/shared/')\
       group by c.mailbox, c.modseq order by c.modseq\
      """;

  private static final String REMOVED =
      "select id from mailbox where id = any(?::bigint[]) and removed is not null";

  private final Connection connection;
  private final List<MailboxEntry> entries;
  private final Map<MailboxName, Seen> before;
  private final Map<MailboxName, Seen> now = new LinkedHashMap<>();

  private SharedChangeReader(
      Connection connection, List<MailboxEntry> entries, Map<MailboxName, Seen> before) {
    this.connection = connection;
    this.entries = entries;
    this.before = before;
  }

  /**
   * Returns the changes since the state; without a state, only the current state.
   *
   * @param entries the mailboxes of others that the user may look up now, one entry for each of
   *     their names
   * @param modseqs their HIGHESTMODSEQs by id, read together with the rights: changes made before
   *     the user got the right to read are reported once the right is there
   */
  public static SharedChanges since(
      Connection connection,
      List<MailboxEntry> entries,
      Map<Long, Long> modseqs,
      Optional<SharedState> since)
      throws SQLException {
    Map<MailboxName, Seen> before = since.map(SharedState::seen).orElse(Map.of());
    SharedChangeReader reader = new SharedChangeReader(connection, entries, before);
    reader.look(modseqs);
    return since.isPresent()
        ? reader.compare()
        : new SharedChanges(new SharedState(reader.now), List.of(), List.of(), false);
  }

  private void look(Map<Long, Long> modseqs) {
    for (MailboxEntry entry : entries) {
      now.put(
          entry.name(),
          new Seen(entry.id(), modseqs.get(entry.id()), entry.rights().has(Right.READ)));
    }
  }

  private static long[] ids(Collection<Long> ids) {
    return ids.stream().distinct().mapToLong(Long::longValue).toArray();
  }

  private SharedChanges compare() throws SQLException {
    List<SharedChanges.Changed> messages = new ArrayList<>();
    List<TreeChange> tree = tree();
    changes(messages, tree);
    boolean tooMany = messages.size() > AccountChanges.MOST || tree.size() > AccountChanges.MOST;
    return new SharedChanges(new SharedState(now), messages, tree, tooMany);
  }

  /** Reads the changes in the logs of mailboxes that were seen then and may be read now. */
  private void changes(List<SharedChanges.Changed> messages, List<TreeChange> tree)
      throws SQLException {
    Map<Long, Long> told = new HashMap<>();
    before.values().forEach(seen -> told.put(seen.mailbox(), seen.modseq()));
    record Range(long before, long now) {}
    Map<Long, Range> risen = new LinkedHashMap<>();
    for (MailboxEntry entry : entries) {
      Seen seen = now.get(entry.name());
      Long modseq = told.get(entry.id());
      if (modseq != null && modseq < seen.modseq() && seen.readable()) {
        risen.put(entry.id(), new Range(modseq, seen.modseq()));
      }
    }
    if (risen.isEmpty()) {
      return;
    }
    long[] mailboxes = risen.keySet().stream().mapToLong(Long::longValue).toArray();
    long[] modseqs = risen.values().stream().mapToLong(Range::before).toArray();
    long[] until = risen.values().stream().mapToLong(Range::now).toArray();
    new Pipeline()
        .add(
            row -> {
              long mailbox = row.getLong(1);
              boolean arrived = row.getBoolean(2);
              boolean expunged = row.getBoolean(3);
              boolean flagged = row.getBoolean(4);
              names(mailbox)
                  .map(name -> new SharedChanges.Changed(mailbox, name, arrived, expunged, flagged))
                  .forEach(messages::add);
            },
            MESSAGES,
            mailboxes,
            modseqs,
            until)
        .add(
            row -> {
              List<String> entries = List.of((String[]) row.getArray(2).getArray());
              names(row.getLong(1))
                  .map(name -> new TreeChange.Annotated(Optional.of(name), entries))
                  .forEach(tree::add);
            },
            ANNOTATIONS,
            mailboxes,
            modseqs,
            until)
        .execute(connection);
  }

  /** Returns the names under which a mailbox is seen now. */
  private Stream<MailboxName> names(long mailbox) {
    return now.entrySet().stream()
        .filter(seen -> seen.getValue().mailbox() == mailbox)
        .map(Map.Entry::getKey);
  }

  private List<TreeChange> tree() throws SQLException {
    Map<MailboxName, Seen> vanished = behind(before, now);
    List<TreeChange> tree = new ArrayList<>();
    behind(now, before)
        .forEach(
            (name, seen) -> {
              Optional<MailboxName> from =
                  vanished.entrySet().stream()
                      .filter(old -> old.getValue().mailbox() == seen.mailbox())
                      .map(Map.Entry::getKey)
                      .findFirst();
              from.ifPresent(vanished::remove);
              tree.add(
                  from.<TreeChange>map(old -> new TreeChange.Renamed(old, name))
                      .orElseGet(() -> new TreeChange.Made(name)));
            });
    Set<Long> gone = removed(vanished.values());
    // If only an alias ended, the mailbox it stood for is still seen under another name.
    now.values().forEach(seen -> gone.add(seen.mailbox()));
    vanished.forEach(
        (name, seen) ->
            tree.add(
                gone.contains(seen.mailbox())
                    ? new TreeChange.Removed(name)
                    : new TreeChange.Withdrawn(name)));
    return tree;
  }

  /** Returns the names that meant nothing, or another mailbox, at the other time. */
  private static Map<MailboxName, Seen> behind(
      Map<MailboxName, Seen> these, Map<MailboxName, Seen> then) {
    return these.entrySet().stream()
        .filter(
            entry -> {
              Seen other = then.get(entry.getKey());
              return other == null || other.mailbox() != entry.getValue().mailbox();
            })
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private Set<Long> removed(Collection<Seen> vanished) throws SQLException {
    Set<Long> removed = new HashSet<>();
    if (!vanished.isEmpty()) {
      new Pipeline()
          .add(
              row -> removed.add(row.getLong(1)),
              REMOVED,
              ids(vanished.stream().map(Seen::mailbox).toList()))
          .execute(connection);
    }
    return removed;
  }
}
