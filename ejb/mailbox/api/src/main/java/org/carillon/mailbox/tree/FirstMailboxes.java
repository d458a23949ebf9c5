package org.carillon.mailbox.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Pipeline;
import org.carillon.database.PooledIds;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.DefaultMailbox;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.SpecialUses;
import org.carillon.store.rows.UidValidities;

/**
 * Creates the mailboxes that accounts start with, in the transaction that creates the accounts. The
 * number of statements does not depend on the number of accounts.
 */
public final class FirstMailboxes {
  /** The UIDVALIDITY starts after the values that a deleted account with the same address had. */
  private static final String ACCOUNTS =
      "insert into mail_account (account, domain, modseq, address, uidvalidity)"
          + " select n.account, n.domain, 0, n.address, "
          + UidValidities.HIGHEST.replace("?", "n.address")
          + " from unnest(?::bigint[], ?::bigint[], ?::text[]) as n (account, domain, address)"
          + " on conflict do nothing returning account, domain, uidvalidity";

  private static final String MAILBOXES =
      """
      insert into mailbox (id, account, name, kind, uses, uidvalidity, modseq)\
       select n.id, n.account, n.name, ?, n.uses, n.uidvalidity, n.modseq\
       from unnest(?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])\
       as n (id, account, name, uses, uidvalidity, modseq)\
      """;

  private static final String SUBSCRIPTIONS =
      "insert into subscription select * from unnest(?::bigint[], ?::text[]) on conflict do nothing";

  private final PooledIds ids;

  /** Creates this with a source of ids for the mailboxes. */
  public FirstMailboxes(PooledIds ids) {
    this.ids = ids;
  }

  /**
   * A new account.
   *
   * @param account the account's id
   * @param domain the id of its domain
   * @param address its canonical address
   * @param more the mailboxes in addition to those of every account
   */
  public record Owner(long account, long domain, String address, List<MailboxName> more) {

    /** Creates an owner with the mailboxes of every account only. */
    public Owner(long account, long domain, String address) {
      this(account, domain, address, List.of());
    }
  }

  /** Creates the mailboxes. Accounts that already have mailboxes are not changed. */
  public void make(Connection connection, List<Owner> owners) throws SQLException {
    List<AccountRow> rows = new ArrayList<>();
    new Pipeline()
        .add(
            row ->
                rows.add(
                    new AccountRow(
                        row.getLong(1), row.getLong(2), false, 0, row.getLong(3), 0, 0, 0)),
            ACCOUNTS,
            owners.stream().mapToLong(Owner::account).toArray(),
            owners.stream().mapToLong(Owner::domain).toArray(),
            owners.stream().map(Owner::address).toArray(String[]::new))
        .execute(connection);
    if (!rows.isEmpty()) {
      Map<Long, List<MailboxName>> more = new HashMap<>();
      owners.forEach(owner -> more.put(owner.account(), owner.more()));
      makeIn(connection, rows, more);
    }
  }

  private void makeIn(
      Connection connection, List<AccountRow> rows, Map<Long, List<MailboxName>> more)
      throws SQLException {
    int all = 0;
    for (AccountRow row : rows) {
      all += DefaultMailbox.ALL.size() + more.get(row.account).size();
    }
    long[] id = new long[all];
    long[] account = new long[all];
    String[] name = new String[all];
    int[] uses = new int[all];
    long[] uidValidity = new long[all];
    long[] modseq = new long[all];
    long now = Instant.now().getEpochSecond();
    int next = 0;
    for (AccountRow row : rows) {
      List<DefaultMailbox> mailboxes = new ArrayList<>(DefaultMailbox.ALL);
      more.get(row.account).forEach(each -> mailboxes.add(new DefaultMailbox(each, Set.of())));
      for (DefaultMailbox mailbox : mailboxes) {
        id[next] = ids.next();
        account[next] = row.account;
        name[next] = mailbox.name().path();
        uses[next] = SpecialUses.pack(mailbox.uses());
        uidValidity[next] = row.newUidValidity(now);
        modseq[next] = row.step();
        next++;
      }
    }
    Pipeline making =
        new Pipeline()
            .add(
                MAILBOXES, CollectionKind.MAIL.name(), id, account, name, uses, uidValidity, modseq)
            .add(SUBSCRIPTIONS, account, name);
    ChangeLog.made(making, account, modseq, id, name);
    MailRows.save(making, rows);
    making.execute(connection);
  }
}
