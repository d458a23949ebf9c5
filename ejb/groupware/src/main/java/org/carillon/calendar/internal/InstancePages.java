package org.carillon.calendar.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import org.carillon.calendar.CalendarInstance;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;

/** Pages of the instances in a span, by their start. Memory is bounded by the page. */
final class InstancePages {
  private static final Comparator<CalendarInstance> ORDER =
      Comparator.comparing(InstancePages::cursor);

  /** The character between the time and the object's key in a cursor. */
  private static final char PARTED = ' ';

  private final PageRequest request;
  private final TimeSpan span;
  private final ZoneId zone;
  private final Optional<Cursor> after;

  /** A page's position. Of instances of an object that begin together, the first counts. */
  private record Cursor(Instant from, String key) implements Comparable<Cursor> {
    private static final Comparator<Cursor> ORDER =
        Comparator.comparing(Cursor::from).thenComparing(Cursor::key);

    @Override
    public int compareTo(Cursor other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return from.toString() + PARTED + key;
    }

    /** Reads a cursor. One that this server did not make starts from the beginning. */
    private static Optional<Cursor> of(String text) {
      int at = text.indexOf(PARTED);
      try {
        return at < 0
            ? Optional.empty()
            : Optional.of(new Cursor(Instant.parse(text.substring(0, at)), text.substring(at + 1)));
      } catch (DateTimeException foreign) {
        return Optional.empty();
      }
    }
  }

  InstancePages(PageRequest request, TimeSpan span, ZoneId zone) {
    this.request = request;
    this.span = span;
    this.zone = zone;
    this.after = request.after().flatMap(Cursor::of);
  }

  Page<CalendarInstance> of(ObjectView<CalendarSummary> view) {
    // Instances that began before may still last, and are then left out.
    TimeSpan left =
        after
            .map(Cursor::from)
            .filter(from -> from.isAfter(span.from()) && from.isBefore(span.to()))
            .map(from -> new TimeSpan(from, span.to()))
            .orElse(span);
    PriorityQueue<CalendarInstance> first = new PriorityQueue<>(ORDER.reversed());
    for (IndexedObject<CalendarSummary> object : view.within(left)) {
      object
          .summary()
          .filter(this::isWanted)
          .ifPresent(summary -> add(first, object, summary, left));
    }
    List<CalendarInstance> found = new ArrayList<>(first);
    found.sort(ORDER);
    return Page.of(found, request, one -> cursor(one).toString());
  }

  private boolean isWanted(CalendarSummary summary) {
    return request
        .search()
        .filter(
            text ->
                !summary.title().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
        .isEmpty();
  }

  private void add(
      PriorityQueue<CalendarInstance> first,
      IndexedObject<CalendarSummary> object,
      CalendarSummary summary,
      TimeSpan left) {
    for (SeriesInstance instance :
        summary.instances(left, zone, ExpansionLimit.USUAL).instances()) {
      CalendarInstance one = new CalendarInstance(object.entry(), summary, instance);
      if (after.filter(from -> cursor(one).compareTo(from) <= 0).isEmpty()) {
        first.add(one);
        if (first.size() > request.limit() + 1) {
          first.poll();
        }
      }
    }
  }

  private static Cursor cursor(CalendarInstance one) {
    return new Cursor(one.instance().from(), one.object().key().value());
  }
}
