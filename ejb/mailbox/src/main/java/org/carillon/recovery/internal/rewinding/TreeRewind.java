package org.carillon.recovery.internal.rewinding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.store.changes.ChangeKind;
import org.carillon.store.changes.MailboxHistory;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.UidValidities;

/** Gives a locked account its mailboxes of an earlier moment, in the caller's transaction. */
public final class TreeRewind {
  /** Frees the names first, because two mailboxes may have swapped their names. */
  private static final String STEP_ASIDE =
      "update mailbox set removed = now() where id = any(?::bigint[]) and removed is null";

  private static final String REMOVE = "update mailbox set modseq = ? where id = any(?::bigint[])";

  /** Restores a mailbox. Special uses that another mailbox has are lost. */
  private static final String PLACE =
      """
      update mailbox set removed = null, name = ?, modseq = ?, uses = uses & ~(\
      select coalesce(bit_or(uses), 0::smallint) from mailbox where account = ? and removed is null)\
       where id = ?\
      """;

  private static final String COUNTERS =
      "select id, messages, octets, uidnext from mailbox where id = any(?::bigint[])";

  private final Connection connection;
  private final Quotas quotas;
  private final AccountRow owner;
  private final Pipeline writes = new Pipeline();

  public TreeRewind(Connection connection, Quotas quotas, AccountRow owner) {
    this.connection = connection;
    this.quotas = quotas;
    this.owner = owner;
  }

  /**
   * The changes of the tree.
   *
   * @param gone the mailboxes that were removed
   * @param sharers the accounts that the restored mailboxes are shared with
   */
  public record Performed(List<Long> gone, List<Long> sharers) {
    public static final Performed NOTHING = new Performed(List.of(), List.of());
  }

  public Performed perform(List<MailboxHistory.Branch> tree) throws SQLException {
    List<MailboxHistory.Branch> changed =
        tree.stream().filter(one -> one.returns() || one.goes() || one.isRenamed()).toList();
    if (changed.isEmpty()) {
      return Performed.NOTHING;
    }
    long[] going = ids(changed.stream().filter(MailboxHistory.Branch::goes).toList());
    writes.add(STEP_ASIDE, (Object) ids(changed)).add(REMOVE, owner.step(), going);
    for (MailboxHistory.Branch branch : changed) {
      branch.then().ifPresent(name -> place(branch, name));
      if (branch.goes()) {
        ChangeLog.tree(writes, owner, branch.id(), ChangeKind.REMOVED, branch.now().orElseThrow());
      }
    }
    count(changed);
    writes.execute(connection);
    UidValidities.arrived(connection, owner, ids(changed));
    quotas.compare(owner);
    MailRows.save(connection, owner);
    List<Long> gone = new ArrayList<>();
    for (long id : going) {
      gone.add(id);
    }
    long[] coming = ids(changed.stream().filter(MailboxHistory.Branch::returns).toList());
    return new Performed(gone, AccessRows.named(connection, coming));
  }

  private void place(MailboxHistory.Branch branch, String name) {
    writes.add(PLACE, name, owner.step(), owner.account, branch.id());
    Optional<String> now = branch.now();
    if (now.isPresent()) {
      ChangeLog.tree(writes, owner, branch.id(), ChangeKind.RENAMED, now.get());
    } else {
      ChangeLog.tree(writes, owner, branch.id(), ChangeKind.MADE, name);
    }
  }

  /** Counts messages of mailboxes that come back; stops counting those of removed ones. */
  private void count(List<MailboxHistory.Branch> changed) throws SQLException {
    List<ChangeLog.Placed> announced = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(COUNTERS)) {
      select.setObject(1, ids(changed));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(1);
          MailboxHistory.Branch branch =
              changed.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
          int sign = branch.returns() ? 1 : branch.goes() ? -1 : 0;
          owner.messages += sign * row.getLong(2);
          owner.octets += sign * row.getLong(3);
          if (branch.returns() && row.getLong(4) > 1) {
            announced.add(
                new ChangeLog.Placed(owner.account, owner.step(), id, 1, row.getLong(4) - 1));
          }
        }
      }
    }
    if (!announced.isEmpty()) {
      ChangeLog.placed(writes, announced);
    }
  }

  private static long[] ids(List<MailboxHistory.Branch> branches) {
    return branches.stream().mapToLong(MailboxHistory.Branch::id).toArray();
  }
}
