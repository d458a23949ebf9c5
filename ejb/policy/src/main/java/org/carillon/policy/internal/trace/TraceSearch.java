package org.carillon.policy.internal.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.policy.trace.TraceFilter;
import org.carillon.policy.trace.TracePage;
import org.carillon.policy.verdict.Handling;
import org.carillon.store.rows.SingleStatements;

/** Pages of traces: by id with the index, otherwise a limited number from a position on. */
final class TraceSearch {
  private static final Instant BEGINNING = Instant.EPOCH;
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");
  private static final String ORDER = " order by at desc, id desc ";

  private static final String WITHIN =
      """
      from message_trace where at >= ? and at < ? and (at, id) < (?, ?)
      """;

  private static final String ASKED =
      """
      (? = '' or position(? in lower(sender)) > 0)
        and (? = '' or position(? in lower(recipients)) > 0)
        and (? = '' or handling = ?)
        and (? = 0 or ? = any (domains))
      """;

  private static final String SEEN =
      "select * from (select * "
          + WITHIN
          + ORDER
          + "limit ?) seen where "
          + ASKED
          + ORDER
          + "limit ?";

  private static final String NAMED =
      "select * "
          + WITHIN
          + " and (trace = ? or message_id = ? or message_id = ?) and "
          + ASKED
          + ORDER
          + "limit ?";

  /** Finds the last trace that was read if the page was not filled. */
  private static final String LAST = "select at, id " + WITHIN + ORDER + "offset ? limit 1";

  private final SingleStatements rows;
  private final int mostSeen;

  TraceSearch(SingleStatements rows) {
    this(rows, MessageTraces.MOST_SEEN);
  }

  TraceSearch(SingleStatements rows, int mostSeen) {
    this.rows = rows;
    this.mostSeen = mostSeen;
  }

  /** A trace and its position. */
  private record Placed(Place place, MessageTrace trace) {}

  /**
   * A position in the order of traces.
   *
   * @param id the internal id; greater than all for a search that begins with a time
   */
  private record Place(Instant at, long id) {
    static final Place LATEST = new Place(END, Long.MAX_VALUE);

    static Place of(ResultSet row) throws SQLException {
      return new Place(row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("id"));
    }

    /** Reads a position. For an invalid text it returns one that has nothing before it. */
    static Place read(String text) {
      String[] parts = text.split("_", 2);
      try {
        return parts.length < 2
            ? new Place(BEGINNING, 0)
            : new Place(atMicros(Long.parseLong(parts[0])), Long.parseLong(parts[1]));
      } catch (NumberFormatException | DateTimeException none) {
        return new Place(BEGINNING, 0);
      }
    }

    private static Instant atMicros(long micros) {
      Instant at =
          Instant.ofEpochSecond(
              Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
      return at.isBefore(BEGINNING) || at.isAfter(END) ? BEGINNING : at;
    }

    String text() {
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000 + "_" + id;
    }
  }

  /**
   * Returns a page.
   *
   * @param domain only traces with recipients of this domain; empty for all
   */
  TracePage page(TraceFilter filter, OptionalLong domain, Optional<String> after, int most)
      throws SQLException {
    Place from = after.map(Place::read).orElse(Place.LATEST);
    List<Object> within = within(filter, from);
    List<Object> values = new ArrayList<>(within);
    if (filter.id().isEmpty()) {
      values.add(mostSeen);
    } else {
      values.addAll(
          List.of(filter.id(), TraceText.id(filter.id()), TraceText.inBrackets(filter.id())));
    }
    values.addAll(asked(filter, domain));
    values.add(most + 1);
    List<Placed> found =
        rows.query(
            row -> new Placed(Place.of(row), TraceRows.trace(row)),
            filter.id().isEmpty() ? SEEN : NAMED,
            values.toArray());
    if (found.size() > most) {
      List<Placed> shown = found.subList(0, most);
      return new TracePage(
          traces(shown), Optional.of(shown.getLast().place().text()), Optional.empty());
    }
    Optional<Place> last = filter.id().isEmpty() ? last(within) : Optional.empty();
    return new TracePage(traces(found), last.map(Place::text), last.map(Place::at));
  }

  private static List<MessageTrace> traces(List<Placed> found) {
    return found.stream().map(Placed::trace).toList();
  }

  private Optional<Place> last(List<Object> within) throws SQLException {
    List<Object> values = new ArrayList<>(within);
    values.add(mostSeen - 1);
    return rows.query(Place::of, LAST, values.toArray()).stream().findFirst();
  }

  private static List<Object> within(TraceFilter filter, Place from) {
    return List.of(
        column(filter.since().orElse(BEGINNING)),
        column(filter.until().orElse(END)),
        column(from.at()),
        from.id());
  }

  private static OffsetDateTime column(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  private static List<Object> asked(TraceFilter filter, OptionalLong domain) {
    String sender = filter.sender().toLowerCase(Locale.ROOT);
    String recipient = filter.recipient().toLowerCase(Locale.ROOT);
    String handling = filter.handling().map(Handling::word).orElse("");
    long only = domain.orElse(0);
    return List.of(sender, sender, recipient, recipient, handling, handling, only, only);
  }
}
