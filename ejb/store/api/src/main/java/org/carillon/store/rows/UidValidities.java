package org.carillon.store.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.Pipeline;

/**
 * Ensures that UIDVALIDITY never decreases for a name (RFC 9051 §2.3.1.1). Triggers record the
 * value of a name when its mailbox loses the name. The record is kept by the account's address, so
 * that it also covers an account which was deleted and created again.
 */
public final class UidValidities {
  private static final String LOWER =
      """
      select m.id from mailbox m join mail_account a on a.account = m.account\
       join past_uidvalidity p on p.address = a.address and p.name = m.name\
       where m.account = ? and m.removed is null and p.uidvalidity > m.uidvalidity\
      """;
  private static final String LOWER_OF_THESE = LOWER + " and m.id = any(?::bigint[])";
  private static final String RENEW = "update mailbox set uidvalidity = ?, modseq = ? where id = ?";

  /** The highest value that any mailbox of an address ever had and a client may know. */
  public static final String HIGHEST =
      "(select coalesce(max(uidvalidity), 0) from past_uidvalidity where address = ?)";

  private static final String MOVE_TO =
      """
      update mail_account set address = ?, uidvalidity = greatest(uidvalidity,\
      """
          + " "
          + HIGHEST
          + ") where account = ?";

  private UidValidities() {}

  /**
   * Gives a new UIDVALIDITY to those of the mailboxes that got a name for which clients may know a
   * higher value. The caller has the account locked and saves it.
   */
  public static void arrived(Connection connection, AccountRow owner, long... mailboxes)
      throws SQLException {
    renew(connection, owner, LOWER_OF_THESE, owner.account, mailboxes);
  }

  /** Gives new UIDVALIDITYs, as {@link #arrived}, to all mailboxes of a restored account. */
  public static void returned(Connection connection, long account, String address)
      throws SQLException, RefusedException {
    new Pipeline().add(MOVE_TO, address, address, account).execute(connection);
    AccountRow owner = MailRows.lock(connection, account);
    renew(connection, owner, LOWER, account);
    MailRows.save(connection, owner);
  }

  private static void renew(Connection connection, AccountRow owner, String lower, Object... values)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(row.getLong(1)), lower, values).execute(connection);
    if (found.isEmpty()) {
      return;
    }
    Pipeline renewing = new Pipeline();
    for (long mailbox : found) {
      long fresh = owner.newUidValidity(Instant.now().getEpochSecond());
      renewing.add(RENEW, fresh, owner.step(), mailbox);
    }
    renewing.execute(connection);
  }
}
