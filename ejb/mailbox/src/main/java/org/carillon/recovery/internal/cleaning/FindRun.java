package org.carillon.recovery.internal.cleaning;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.blob.BlobDamaged;
import org.carillon.contract.content.Content;
import org.carillon.database.Statements;
import org.carillon.format.mime.structure.Outline;
import org.carillon.json.Json;
import org.carillon.recovery.cleanup.CleanupCriteria;
import org.carillon.recovery.cleanup.Cleanups;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.reading.OutlineBatches;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;

/**
 * Searches for a message among all items of some days, without opening mailboxes. It first compares
 * the outlines, then reads which accounts have the items, and only then reads contents, each once
 * however many mailboxes have it.
 */
final class FindRun implements CleaningRun {
  /** Selects the range of ids of the items of some days. Ids nearly follow the dates. */
  private static final String BOUNDS =
      """
      select coalesce(min(id), 0), coalesce(max(id), -1) from item\
       where internal_date >= ? and internal_date < ?\
      """;

  private static final String ITEMS =
      "select i.id, i.blob,"
          + OutlineBatches.IF_NOT_LARGER
          + """
           from item i where i.id > ? and i.id <= ?\
           and i.internal_date >= ? and i.internal_date < ?\
          """;
  private static final String WITH = " and position(?::bytea in i.outline) > 0";
  private static final String IN_ORDER = " order by i.id";
  private static final String OUTLINE = "select outline from item where id = ?";
  private static final String HAD =
      "select distinct p.item from placement p"
          + CleanupScope.OF_PLACEMENTS
          + " where p.item = any(?::bigint[])";
  private static final String NOTE =
      "insert into cleanup_item select ?, n from unnest(?::bigint[]) as n on conflict do nothing";

  /** The number of ids in a step that reads all outlines. */
  private static final int STEP = 500;

  private static final int WIDE_STEP = 10_000;

  private final StoreParts store;
  private final SingleStatements rows;
  private final String id;
  private final CleanupCriteria criteria;
  private final CleanupScope scope;
  private final MessageMatch match;
  private final OffsetDateTime since;
  private final OffsetDateTime until;
  private volatile long looked;
  private volatile long most;
  private volatile long found;
  private volatile long read;
  private volatile boolean cut;

  FindRun(StoreParts store, String id, CleanupCriteria criteria, CleanupScope scope) {
    this.store = store;
    this.rows = new SingleStatements(store.transactions());
    this.id = id;
    this.criteria = criteria;
    this.scope = scope;
    this.match = new MessageMatch(criteria.traits());
    this.since = at(criteria.since());
    this.until = at(criteria.until());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  @Override
  public String cleanup() {
    return id;
  }

  @Override
  public JsonObject asked() {
    return CleanupRows.write(criteria);
  }

  @Override
  public TaskReport report() {
    return new TaskReport(
        looked,
        most,
        Json.createObjectBuilder().add("found", found).add("read", read).add("cut", cut).build());
  }

  private record Bounds(long first, long last) {}

  private record Item(long id, long blob, byte[] outline) {}

  @Override
  public void run(TaskContext task) throws IOException, SQLException, TaskInterrupted {
    Bounds bounds =
        rows.query(row -> new Bounds(row.getLong(1), row.getLong(2)), BOUNDS, since, until)
            .getFirst();
    most = bounds.last - bounds.first + 1;
    int step = match.telltale().isPresent() ? WIDE_STEP : STEP;
    for (long from = bounds.first - 1; from < bounds.last && !cut; from += step) {
      task.goOn();
      long to = Math.min(bounds.last, from + step);
      look(task, items(from, to));
      looked = to - bounds.first + 1;
    }
  }

  private List<Item> items(long from, long to) throws SQLException {
    Statements.Reader<Item> item = row -> new Item(row.getLong(1), row.getLong(2), row.getBytes(3));
    return match.telltale().isPresent()
        ? rows.query(
            item,
            ITEMS + WITH + IN_ORDER,
            OutlineBatches.USUAL,
            from,
            to,
            since,
            until,
            match.telltale().get())
        : rows.query(item, ITEMS + IN_ORDER, OutlineBatches.USUAL, from, to, since, until);
  }

  /** A message that may match. */
  private record Candidate(long item, long blob, Outline outline) {}

  private void look(TaskContext task, List<Item> items)
      throws IOException, SQLException, TaskInterrupted {
    List<Candidate> candidates = new ArrayList<>();
    for (Item item : items) {
      Outline outline = outline(item);
      if (match.matches(outline)) {
        candidates.add(new Candidate(item.id, item.blob, outline));
      }
    }
    if (candidates.isEmpty()) {
      return;
    }
    Set<Long> had = had(candidates);
    List<Long> matching = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (had.contains(candidate.item) && (!asksContents() || hasContents(task, candidate))) {
        matching.add(candidate.item);
      }
    }
    note(matching);
  }

  private boolean asksContents() {
    return criteria.traits().asksContents();
  }

  private Outline outline(Item item) throws SQLException {
    byte[] encoded =
        item.outline != null
            ? item.outline
            : rows.query(row -> row.getBytes(1), OUTLINE, item.id).stream()
                .findFirst()
                .orElseGet(() -> new byte[0]);
    // A message that could not be parsed is treated as one without a header.
    return encoded.length == 0 ? Outline.parse(new byte[0]) : Outline.decode(encoded);
  }

  /** Returns the candidates that are in a mailbox within the scope. */
  private Set<Long> had(List<Candidate> candidates) throws SQLException {
    return new HashSet<>(
        rows.query(
            row -> row.getLong(1),
            HAD,
            scope.everywhere(),
            scope.id(),
            scope.all(),
            candidates.stream().mapToLong(Candidate::item).toArray()));
  }

  private boolean hasContents(TaskContext task, Candidate candidate)
      throws IOException, TaskInterrupted {
    if (read >= Cleanups.MOST_READ) {
      cut = true;
      return false;
    }
    task.goOn();
    read++;
    try (Content content = store.blobs().open(candidate.blob)) {
      return match.matches(content, candidate.outline);
    } catch (BlobDamaged lost) {
      // Nobody else can read it either.
      return false;
    }
  }

  private void note(List<Long> matching) throws SQLException {
    List<Long> room =
        matching.subList(0, (int) Math.min(matching.size(), Cleanups.MOST_FOUND - found));
    cut |= room.size() < matching.size();
    if (!room.isEmpty()) {
      rows.update(NOTE, id, room.stream().mapToLong(Long::longValue).toArray());
      found += room.size();
    }
  }
}
