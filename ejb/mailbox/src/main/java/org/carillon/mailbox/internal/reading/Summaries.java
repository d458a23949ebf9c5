package org.carillon.mailbox.internal.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageSummary;
import org.carillon.store.reading.OutlineBatches;

/**
 * A cache of the summaries of messages that were recently sorted, threaded or searched, by mailbox
 * and block of UIDs. The most recently used blocks stay, up to a limit. Blocks of a mailbox that
 * would take half of the cache are read each time, so that they do not displace all others.
 */
public final class Summaries {
  private static final String SELECT =
      """
      select p.uid, i.octets + coalesce(length(p.prefix), 0),\
       (extract(epoch from i.internal_date) * 1000)::bigint, i.internal_offset,\
       (extract(epoch from p.saved) * 1000)::bigint, i.id, i.thread,\
      """
          + OutlineBatches.IF_NOT_LARGER
          + """
           from placement p join item i on i.id = p.item\
           where p.mailbox = ? and p.uid = any(?::bigint[]) order by p.uid\
          """;
  private static final byte[] OF_NOTHING = Summary.of(Outline.parse(new byte[0])).encode();

  private static final int USUAL_OCTETS = 512;

  private final SqlTransactions transactions;
  private final long mostOctets;
  private final Cache<Key, SummaryBlock> blocks;

  private record Key(long mailbox, long block) {}

  /**
   * Creates a cache over a database.
   *
   * @param mostOctets the largest amount of memory for summaries, in octets
   */
  public Summaries(SqlTransactions transactions, long mostOctets) {
    this.transactions = transactions;
    this.mostOctets = mostOctets;
    this.blocks =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(mostOctets)
            .<Key, SummaryBlock>weigher(
                (key, block) -> Math.clamp(block.octets(), 0, Integer.MAX_VALUE))
            .build();
  }

  /**
   * Returns the summaries of messages of a view, in the order of UIDs. Messages that are gone
   * meanwhile may be missing.
   *
   * @param uids UIDs of the view, ascending
   */
  public List<MessageSummary> of(MailboxView view, long[] uids) throws SQLException {
    Map<Long, SummaryBlock> known = known(view.mailbox(), uids);
    CachedSummary[] found = new CachedSummary[uids.length];
    long[] missing = new long[uids.length];
    int count = 0;
    for (int i = 0; i < uids.length; i++) {
      found[i] = known.get(SummaryBlock.number(uids[i])).get(uids[i]);
      if (found[i] == null) {
        missing[count++] = uids[i];
      }
    }
    if (count == 0) {
      return List.of(found);
    }
    long[] wanted = Arrays.copyOf(missing, count);
    List<CachedSummary> read =
        transactions.read(connection -> read(connection, view.mailbox(), wanted));
    if ((long) USUAL_OCTETS * view.size() <= mostOctets / 2) {
      keep(view.mailbox(), read);
    }
    return merge(found, read);
  }

  private Map<Long, SummaryBlock> known(long mailbox, long[] uids) {
    Map<Long, SummaryBlock> known = new HashMap<>();
    for (long uid : uids) {
      known.computeIfAbsent(
          SummaryBlock.number(uid),
          number -> {
            SummaryBlock block = blocks.getIfPresent(new Key(mailbox, number));
            return block == null ? SummaryBlock.EMPTY : block;
          });
    }
    return known;
  }

  private static List<MessageSummary> merge(CachedSummary[] found, List<CachedSummary> read) {
    List<MessageSummary> all = new ArrayList<>(found.length);
    Iterator<CachedSummary> more = read.iterator();
    CachedSummary next = more.hasNext() ? more.next() : null;
    for (CachedSummary each : found) {
      if (each != null) {
        while (next != null && next.uid() < each.uid()) {
          all.add(next);
          next = more.hasNext() ? more.next() : null;
        }
        all.add(each);
      }
    }
    if (next != null) {
      all.add(next);
      more.forEachRemaining(all::add);
    }
    return all;
  }

  private void keep(long mailbox, List<CachedSummary> read) {
    Map<Long, List<CachedSummary>> byBlock = new HashMap<>();
    for (CachedSummary each : read) {
      byBlock.computeIfAbsent(SummaryBlock.number(each.uid()), n -> new ArrayList<>()).add(each);
    }
    byBlock.forEach(
        (number, more) ->
            blocks
                .asMap()
                .compute(
                    new Key(mailbox, number),
                    (key, before) ->
                        (before == null ? SummaryBlock.EMPTY : before).with(more.stream())));
  }

  public long octets() {
    return blocks.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  private static List<CachedSummary> read(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    List<CachedSummary> found = new ArrayList<>(uids.length);
    long[] large = read(connection, mailbox, uids, OutlineBatches.USUAL, found);
    if (large.length > 0) {
      OutlineBatches.read(large, few -> read(connection, mailbox, few, Integer.MAX_VALUE, found));
      found.sort(Comparator.comparingLong(CachedSummary::uid));
    }
    return found;
  }

  /** Returns the UIDs of messages whose outline is larger than {@code mostOutline}. */
  private static long[] read(
      Connection connection, long mailbox, long[] uids, int mostOutline, List<CachedSummary> found)
      throws SQLException {
    LongStream.Builder larger = LongStream.builder();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setInt(1, mostOutline);
      select.setLong(2, mailbox);
      select.setObject(3, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          byte[] outline = row.getBytes(8);
          if (outline == null) {
            larger.add(row.getLong(1));
            continue;
          }
          found.add(
              new CachedSummary(
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getInt(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7),
                  outline.length == 0 ? OF_NOTHING : Summary.of(Outline.decode(outline)).encode()));
        }
      }
    }
    return larger.build().toArray();
  }
}
