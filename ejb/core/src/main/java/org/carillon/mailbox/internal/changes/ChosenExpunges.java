package org.carillon.mailbox.internal.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.RecoveredMessages.Reason;
import org.carillon.mailbox.RecoveredMessages.Refused;

/**
 * The expunges that somebody chose by their ids.
 *
 * @param returning those that messages can be brought back from
 * @param refused the others
 */
public record ChosenExpunges(List<DeletedRows.Expunge> returning, List<Refused> refused) {
  /** Mailboxes of the epoch and those that restorations fill were never deleted by anybody. */
  private static final String REASONS =
      """
      with n as (select * from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (mailbox, modseq, uid)),\
       logged as materialized (select * from expunge where account = ? and at >= ?\
       and modseq = any(select modseq from n))\
       select c.mailbox, c.modseq, c.uid, m.removed is not null,\
       exists (select 1 from placement p join mailbox l on l.id = p.mailbox\
       where p.item = c.item and l.account = c.account and l.removed is null)\
       from n join logged c on c.mailbox = n.mailbox and c.modseq = n.modseq and c.uid = n.uid\
       join item i on i.id = c.item\
       join mailbox m on m.id = c.mailbox\
       where m.removed is null or (m.removed > 'epoch' and m.restoring is null)\
      """;

  /** Reads what can be brought back of those an account chose that were expunged since a time. */
  public static ChosenExpunges of(
      Connection connection, long account, SequencedSet<ExpungeId> chosen, Instant since)
      throws SQLException {
    List<DeletedRows.Expunge> returning =
        DeletedRows.any(connection, account, since).stream()
            .filter(expunge -> chosen.contains(expunge.id()))
            .toList();
    Set<ExpungeId> back =
        returning.stream().map(DeletedRows.Expunge::id).collect(Collectors.toSet());
    List<ExpungeId> left = chosen.stream().filter(id -> !back.contains(id)).toList();
    Map<ExpungeId, Reason> reasons = reasons(connection, account, left, since);
    return new ChosenExpunges(
        returning,
        left.stream()
            .map(id -> new Refused(id.toString(), reasons.getOrDefault(id, Reason.UNKNOWN)))
            .toList());
  }

  private static Map<ExpungeId, Reason> reasons(
      Connection connection, long account, Collection<ExpungeId> ids, Instant since)
      throws SQLException {
    Map<ExpungeId, Reason> reasons = new HashMap<>();
    if (ids.isEmpty()) {
      return reasons;
    }
    new Pipeline()
        .add(
            row ->
                reasons.put(
                    new ExpungeId(row.getLong(1), row.getLong(2), row.getLong(3)),
                    reason(row.getBoolean(5), row.getBoolean(4))),
            REASONS,
            ids.stream().mapToLong(ExpungeId::mailbox).toArray(),
            ids.stream().mapToLong(ExpungeId::modseq).toArray(),
            ids.stream().mapToLong(ExpungeId::uid).toArray(),
            account,
            since.atOffset(ZoneOffset.UTC))
        .execute(connection);
    return reasons;
  }

  private static Reason reason(boolean present, boolean removed) {
    if (present) {
      return Reason.PRESENT;
    }
    return removed ? Reason.MAILBOX_DELETED : Reason.DELETED_LATER;
  }
}
