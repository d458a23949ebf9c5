package org.carillon.format.icalendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * Rewrites the ids of instances to the form that their series uses ({@link InstanceIdForm}). Of
 * several components for one instance, only the newest is kept.
 */
final class InstanceRepair {
  private static final String EXDATE = "EXDATE";
  private static final String RANGE = "RANGE";
  private static final String RECURRENCE_ID = "RECURRENCE-ID";

  private final InstanceIdForm form;
  private final ObjIntConsumer<String> changed;

  /** Creates a repair of one object, which reports each change and its line. */
  InstanceRepair(InstanceIdForm form, ObjIntConsumer<String> changed) {
    this.form = form;
    this.changed = changed;
  }

  /** Returns whether components, one of which is the series, need no repair. */
  static boolean isNeedless(List<CalendarPart> parts, InstanceIdForm form) {
    Set<List<Object>> named = new HashSet<>();
    for (CalendarPart part : parts) {
      Optional<CalendarTime> id = part.recurrenceId();
      if (id.isPresent()
          && (form.meant(id.get()).isPresent()
              || !named.add(List.of(form.instant(id.get()), part.isAndFuture())))) {
        return false;
      }
      if (id.isEmpty() && part.times(EXDATE).stream().anyMatch(at -> form.meant(at).isPresent())) {
        return false;
      }
    }
    return true;
  }

  /** Returns the calendar with the ids rewritten and each instance only once. */
  CalendarComponent named(CalendarComponent calendar) {
    CalendarComponent named =
        calendar.withComponents(
            part ->
                part.is("VTIMEZONE")
                    ? part
                    : part.first(RECURRENCE_ID).isPresent() ? override(part) : series(part));
    Map<List<Object>, CalendarComponent> newest = new HashMap<>();
    for (CalendarComponent component : named.components()) {
      key(component).ifPresent(key -> newest.merge(key, component, InstanceRepair::newer));
    }
    return named.keeping(
        node ->
            !(node instanceof CalendarComponent component)
                || key(component).map(key -> isKept(component, key, newest)).orElse(true));
  }

  private boolean isKept(
      CalendarComponent component, List<Object> key, Map<List<Object>, CalendarComponent> newest) {
    boolean isNewest = component == newest.get(key);
    if (!isNewest) {
      changed.accept("an earlier state of an instance", component.number());
    }
    return isNewest;
  }

  private Optional<List<Object>> key(CalendarComponent component) {
    CalendarPart part = new CalendarPart(component);
    return component.is("VTIMEZONE")
        ? Optional.empty()
        : part.recurrenceId().map(id -> List.of(form.instant(id), part.isAndFuture()));
  }

  /** Returns the newer: by SEQUENCE, then DTSTAMP (RFC 5546 §2.1.5), then position. */
  private static CalendarComponent newer(CalendarComponent one, CalendarComponent other) {
    CalendarPart first = new CalendarPart(one);
    CalendarPart second = new CalendarPart(other);
    int later = Integer.compare(first.sequence(), second.sequence());
    if (later == 0) {
      later = first.stamp().orElse(Instant.MIN).compareTo(second.stamp().orElse(Instant.MIN));
    }
    return later > 0 ? one : other;
  }

  private CalendarComponent override(CalendarComponent part) {
    return part.withLines(
        line ->
            line.name().equals(RECURRENCE_ID)
                ? meant(line).map(id -> ranged(id.line(RECURRENCE_ID), line)).orElse(line)
                : line);
  }

  private static ContentLine ranged(ContentLine made, ContentLine line) {
    Optional<LineParameter> range = line.parameter(RANGE);
    return range.map(made::with).orElse(made);
  }

  private Optional<CalendarTime> meant(ContentLine line) {
    Optional<CalendarTime> meant = CalendarTime.of(line).flatMap(form::meant);
    meant.ifPresent(
        _ -> changed.accept(line.name() + " is not written as DTSTART is", line.number()));
    return meant;
  }

  private CalendarComponent series(CalendarComponent part) {
    if (part.lines(EXDATE).isEmpty()) {
      return part;
    }
    List<CalendarNode> nodes = new ArrayList<>();
    for (CalendarNode node : part.nodes()) {
      if (node instanceof ContentLine line && line.name().equals(EXDATE)) {
        nodes.addAll(exclusions(line));
      } else {
        nodes.add(node);
      }
    }
    return CalendarComponent.of(part.name(), nodes);
  }

  private List<ContentLine> exclusions(ContentLine line) {
    List<String> kept = new ArrayList<>();
    List<ContentLine> lines = new ArrayList<>();
    for (String value : line.value().split(",", -1)) {
      Optional<CalendarTime> time =
          CalendarTime.parse(value, line.parameterValue("TZID").orElse("")).flatMap(form::meant);
      time.ifPresentOrElse(meant -> lines.add(meant.line(EXDATE)), () -> kept.add(value));
    }
    if (lines.isEmpty()) {
      return List.of(line);
    }
    changed.accept(EXDATE + " is not written as DTSTART is", line.number());
    if (!kept.isEmpty()) {
      lines.addFirst(line.withValue(String.join(",", kept)));
    }
    return lines;
  }
}
