package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.database.Pipeline;

/**
 * The expunges that a user chose by their ids.
 *
 * @param returning those whose messages can be brought back
 * @param others the others, in the order they were named
 */
public record ChosenExpunges(List<DeletedRows.Expunge> returning, List<Other> others) {
  /**
   * An expunge whose message cannot be brought back.
   *
   * @param fate the fate of its message; empty if the account does not have such an expunge any
   *     more
   */
  public record Other(ExpungeId id, Optional<Fate> fate) {}

  /**
   * The fate of an expunged message.
   *
   * @param present true if the message, or another version of it, lies in a mailbox of the account
   * @param mailboxRemoved true if the mailbox it was expunged from has been removed
   */
  public record Fate(boolean present, boolean mailboxRemoved) {}

  /** Leaves out mailboxes of the epoch and those being restored: no user deleted them. */
  private static final String FATES =
      """
      with n as (select * from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (mailbox, modseq, uid)),\
       logged as materialized (select * from expunge where account = ? and at >= ?\
       and modseq = any(select modseq from n))\
       select c.mailbox, c.modseq, c.uid, m.removed is not null,\
       exists (select 1 from placement p join mailbox l on l.id = p.mailbox\
       where p.item = c.item and l.account = c.account and l.removed is null)\
       or exists (select 1 from placement k where k.mailbox = c.mailbox and k.item_key = c.item_key)\
       from n join logged c on c.mailbox = n.mailbox and c.modseq = n.modseq and c.uid = n.uid\
       join item i on i.id = c.item\
       join mailbox m on m.id = c.mailbox\
       where m.removed is null or (m.removed > 'epoch' and m.restoring is null)\
      """;

  /** Reads which of the chosen expunges can be brought back, among those since the given time. */
  public static ChosenExpunges of(
      Connection connection, long account, SequencedSet<ExpungeId> chosen, Instant since)
      throws SQLException {
    List<DeletedRows.Expunge> returning =
        DeletedRows.expunges(connection, account, 0, since).stream()
            .filter(expunge -> chosen.contains(expunge.id()))
            .toList();
    Set<ExpungeId> back =
        returning.stream().map(DeletedRows.Expunge::id).collect(Collectors.toSet());
    List<ExpungeId> left = chosen.stream().filter(id -> !back.contains(id)).toList();
    Map<ExpungeId, Fate> fates = fates(connection, account, left, since);
    return new ChosenExpunges(
        returning,
        left.stream().map(id -> new Other(id, Optional.ofNullable(fates.get(id)))).toList());
  }

  private static Map<ExpungeId, Fate> fates(
      Connection connection, long account, Collection<ExpungeId> ids, Instant since)
      throws SQLException {
    Map<ExpungeId, Fate> fates = new HashMap<>();
    if (ids.isEmpty()) {
      return fates;
    }
    new Pipeline()
        .add(
            row ->
                fates.put(
                    new ExpungeId(row.getLong(1), row.getLong(2), row.getLong(3)),
                    new Fate(row.getBoolean(5), row.getBoolean(4))),
            FATES,
            ids.stream().mapToLong(ExpungeId::mailbox).toArray(),
            ids.stream().mapToLong(ExpungeId::modseq).toArray(),
            ids.stream().mapToLong(ExpungeId::uid).toArray(),
            account,
            since.atOffset(ZoneOffset.UTC))
        .execute(connection);
    return fates;
  }
}
