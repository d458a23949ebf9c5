package org.carillon.calendar.internal.published;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.calendar.published.CalendarFileFormat;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.PublishedFile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.file.CalendarFileWriter;
import org.carillon.format.icalendar.file.ObjectSink;
import org.carillon.format.icalendar.file.VCalendarWriter;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;

/**
 * A calendar file whose objects are read page by page while it is written.
 *
 * @param reader the account that reads it
 */
record StoredFile(
    ObjectView<CalendarSummary> view,
    GroupwareObjects objects,
    Caller reader,
    PublishedObjects shown,
    CalendarFileOptions options,
    EntityTag tag,
    Optional<Instant> modified,
    boolean isForAnybody)
    implements PublishedFile {
  /** The number of objects that are opened at a time. */
  private static final int PAGE = 200;

  /** The refresh interval that subscribers are told. */
  private static final String INTERVAL = "PT1H";

  private static final Duration PAST = Duration.ofDays(366);
  private static final Duration AHEAD = Duration.ofDays(731);

  @Override
  public String mediaType() {
    return options.form().mediaType();
  }

  @Override
  public String name() {
    String path = view.collection().name().own().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    List<ItemKey> keys =
        view.objects().stream()
            .filter(object -> object.summary().filter(this::isWanted).isPresent())
            .map(IndexedObject::entry)
            .sorted(Comparator.comparingLong(ObjectEntry::uid))
            .map(ObjectEntry::key)
            .toList();
    ObjectSink sink = sink(out);
    for (int from = 0; from < keys.size(); from += PAGE) {
      List<ItemKey> some = keys.subList(from, Math.min(from + PAGE, keys.size()));
      Map<ItemKey, StoredObject> opened = open(some);
      for (ItemKey key : some) {
        Optional<CalendarObject> object =
            Optional.ofNullable(opened.get(key)).flatMap(there -> shown.of(there.octets()));
        if (object.isPresent()) {
          sink.write(object.get());
        }
      }
    }
    sink.end();
  }

  private Map<ItemKey, StoredObject> open(List<ItemKey> keys) throws IOException {
    if (objects.open(reader, view.collection().id(), keys)
        instanceof Answer.Done<List<StoredObject>>(List<StoredObject> opened)) {
      return opened.stream()
          .collect(Collectors.toMap(one -> one.entry().key(), Function.identity(), (a, _) -> a));
    }
    throw new IOException("The calendar can't be read on");
  }

  private boolean isWanted(CalendarSummary summary) {
    return shown.shows(summary)
        && options.span().filter(span -> !summary.overlaps(span, ZoneOffset.UTC)).isEmpty();
  }

  private ObjectSink sink(OutputStream out) throws IOException {
    if (options.form() == CalendarFileFormat.VCALENDAR) {
      Instant now = Instant.now();
      return new VCalendarWriter(
          out, options.span().orElseGet(() -> new TimeSpan(now.minus(PAST), now.plus(AHEAD))));
    }
    return new CalendarFileWriter(
        out,
        List.of(
            // These are the properties of RFC 7986 §5.1 and §5.7, and the older ones that programs
            // used before.
            ContentLine.text("NAME", name()),
            ContentLine.text("X-WR-CALNAME", name()),
            ContentLine.of(
                "REFRESH-INTERVAL", List.of(new LineParameter("VALUE", "DURATION")), INTERVAL),
            ContentLine.of("X-PUBLISHED-TTL", INTERVAL)));
  }
}
