package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.Pipeline;

/** Restores messages from their expunges in the log, within the database. */
public final class ExpungeRestore {
  /** A row of the log can cover many messages. Each row is read once, not once per message. */
  private static final String LOGGED =
      """
      with logged as materialized (select * from expunge\
       where account = ? and mailbox = ? and modseq = any(?::bigint[]))\
      """;

  private static final String GONE =
      LOGGED
          + """
           select c.modseq, c.uid, n.flags, i.octets + coalesce(length(c.prefix), 0)\
           from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (modseq, uid, flags)\
           join logged c on c.modseq = n.modseq and c.uid = n.uid join item i on i.id = c.item\
      """;
  private static final String IN_ORDER = " order by c.uid";

  /**
   * A message is restored without its key if another item has taken the key since. If several had
   * the same key, the last expunged one gets it.
   */
  private static final String RETURN =
      LOGGED
          + """
           insert into placement\
           (mailbox, uid, item, thread, modseq, flags, saved, octets, item_key, prefix)\
           select c.mailbox, n.uid, c.item, i.thread, ?, n.flags, c.saved,\
           i.octets + coalesce(length(c.prefix), 0),\
           case when c.item_key is not null and row_number() over (\
          partition by c.item_key order by c.modseq desc, c.uid desc) = 1\
           and not exists (select 1 from placement k where k.mailbox = c.mailbox\
           and k.item_key = c.item_key) then c.item_key end, c.prefix\
           from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
           as n (old_modseq, old_uid, flags, uid)\
           join logged c on c.modseq = n.old_modseq and c.uid = n.old_uid\
           join item i on i.id = c.item\
      """;

  private ExpungeRestore() {}

  /** The condition that selects which messages come back. */
  public enum Which {
    /** All messages whose items still exist. */
    ALL(""),
    /** Messages that lie in no mailbox of the account. */
    LOST(
        """
         where not exists (select 1 from placement p join mailbox l on l.id = p.mailbox\
         where p.item = c.item and l.account = c.account and l.removed is null)\
        """),
    /** Messages that do not lie in the mailbox that they were expunged from. */
    ABSENT(
        """
         where not exists (select 1 from placement p\
         where p.item = c.item and p.mailbox = c.mailbox)\
        """);

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }
  }

  /**
   * An expunge in the change log.
   *
   * @param flags the packed flags that the message gets when it comes back
   */
  public record Expunge(long modseq, long uid, long flags) {}

  /** An expunge whose item still exists. */
  public record Gone(Expunge expunge, long octets) {}

  /**
   * Returns those of the given expunges whose items still exist, ordered by UID.
   *
   * @param which the condition that they must meet
   */
  public static List<Gone> gone(
      Connection connection, long account, long mailbox, List<Expunge> expunges, Which which)
      throws SQLException {
    List<Gone> gone = new ArrayList<>(expunges.size());
    long[] modseqs = modseqs(expunges);
    String query = GONE + which.condition + IN_ORDER;
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, account);
      select.setLong(2, mailbox);
      select.setObject(3, modseqs);
      select.setObject(4, modseqs);
      select.setObject(5, uids(expunges));
      select.setObject(6, flags(expunges));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          gone.add(
              new Gone(
                  new Expunge(row.getLong(1), row.getLong(2), row.getLong(3)), row.getLong(4)));
        }
      }
    }
    return gone;
  }

  /**
   * Places the messages in the mailbox again.
   *
   * @param modseq the modseq that they get
   * @param newUids their new UIDs, in the same order
   */
  public static void place(
      Pipeline pipeline,
      long account,
      long mailbox,
      List<Expunge> back,
      long modseq,
      long[] newUids) {
    pipeline.add(
        RETURN,
        account,
        mailbox,
        modseqs(back),
        modseq,
        modseqs(back),
        uids(back),
        flags(back),
        newUids);
  }

  private static long[] modseqs(List<Expunge> expunges) {
    return expunges.stream().mapToLong(Expunge::modseq).toArray();
  }

  private static long[] uids(List<Expunge> expunges) {
    return expunges.stream().mapToLong(Expunge::uid).toArray();
  }

  private static long[] flags(List<Expunge> expunges) {
    return expunges.stream().mapToLong(Expunge::flags).toArray();
  }
}
