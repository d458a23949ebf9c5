package org.carillon.store.flagging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.database.Pipeline;

/**
 * Frees keywords of mailboxes that may soon have no bit left. Frees only keywords that no message
 * has and the log does not mention. Users of the log (view refresh, QRESYNC, undelete, rewind)
 * therefore never meet a bit with a new meaning. The mailbox gets a new modseq, so that views take
 * over the names before a freed bit is used again.
 */
public record UnusedKeywords(Connection connection, long account) {
  private static final int MANY = Flag.MOST_KEYWORDS / 2;

  private static final String CROWDED =
      """
      select m.id from mailbox m join mailbox_keyword k on k.mailbox = m.id\
       where m.account = ? and m.removed is null and k.keyword <> ''\
       group by m.id having count(*) >= ?\
      """;
  private static final String USED =
      """
      with used as (select coalesce(bit_or(flags), 0) as bits from (\
      select flags from placement where mailbox = ?\
       union all select unnest(was_flags || array[flags, cleared])\
       from mail_change where account = ? and mailbox = ?) as word)\
      """;
  private static final String UNUSED =
      USED
          + """
           select count(*) from mailbox_keyword k, used\
           where k.mailbox = ? and k.keyword <> '' and used.bits >> k.bit & 1 = 0\
          """;
  private static final String FREE =
      USED
          + """
           update mailbox_keyword k set keyword = '' from used\
       where k.mailbox = ? and k.keyword <> '' and used.bits >> k.bit & 1 = 0 returning k.bit\
      """;
  private static final String STEP =
      """
      with step as (update mail_account set modseq = modseq + 1 where account = ?\
       returning modseq)\
       update mailbox set modseq = step.modseq from step where id = any(?::bigint[])\
      """;

  /** Returns the mailboxes with keywords to free. A scan may take seconds; nothing is locked. */
  public List<Long> mailboxes() throws SQLException {
    List<Long> crowded = new ArrayList<>();
    new Pipeline()
        .add(row -> crowded.add(row.getLong(1)), CROWDED, account, MANY)
        .execute(connection);
    List<Long> found = new ArrayList<>();
    for (long mailbox : crowded) {
      List<Long> unused = new ArrayList<>(1);
      new Pipeline()
          .add(row -> unused.add(row.getLong(1)), UNUSED, mailbox, account, mailbox, mailbox)
          .execute(connection);
      if (unused.getFirst() > 0) {
        found.add(mailbox);
      }
    }
    return found;
  }

  /** Frees the keywords of these mailboxes that are still unused, with the account locked. */
  public void free(List<Long> mailboxes) throws SQLException {
    List<Long> changed = new ArrayList<>();
    for (long mailbox : mailboxes) {
      List<Integer> freed = new ArrayList<>();
      new Pipeline()
          .add(row -> freed.add(row.getInt(1)), FREE, mailbox, account, mailbox, mailbox)
          .execute(connection);
      if (!freed.isEmpty()) {
        changed.add(mailbox);
      }
    }
    if (!changed.isEmpty()) {
      new Pipeline()
          .add(STEP, account, changed.stream().mapToLong(Long::longValue).toArray())
          .execute(connection);
    }
  }
}
