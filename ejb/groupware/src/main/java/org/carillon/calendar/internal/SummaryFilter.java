package org.carillon.calendar.internal;

import java.time.ZoneId;
import java.util.List;
import org.carillon.calendar.CalendarFilter;
import org.carillon.format.icalendar.summary.CalendarSummary;

/** Evaluates a filter on a summary: it matches, does not match, or is undecided. */
final class SummaryFilter {

  enum Verdict {
    MET,
    MISSED,
    UNKNOWN;

    Verdict and(Verdict other) {
      return this == MISSED || other == MISSED ? MISSED : this == MET ? other : this;
    }

    static Verdict of(boolean met) {
      return met ? MET : MISSED;
    }
  }

  private SummaryFilter() {}

  static Verdict check(CalendarFilter.Component root, CalendarSummary summary, ZoneId zone) {
    if (!root.name().equalsIgnoreCase("VCALENDAR")) {
      return Verdict.of(root.isAbsent());
    }
    Verdict verdict =
        root.isAbsent()
            ? Verdict.MISSED
            : root.properties().isEmpty() ? Verdict.MET : Verdict.UNKNOWN;
    for (CalendarFilter.Component component : root.components()) {
      verdict = verdict.and(component(component, summary, zone));
    }
    return verdict;
  }

  private static Verdict component(
      CalendarFilter.Component component, CalendarSummary summary, ZoneId zone) {
    if (component.name().equalsIgnoreCase("VTIMEZONE")) {
      return Verdict.UNKNOWN;
    }
    boolean there = component.name().equalsIgnoreCase(summary.kind().name());
    if (component.isAbsent() || !there) {
      return Verdict.of(component.isAbsent() != there);
    }
    Verdict verdict =
        Verdict.of(component.range().isEmpty() || summary.overlaps(component.range().get(), zone));
    for (CalendarFilter.Property property : component.properties()) {
      verdict = verdict.and(property(property, summary));
    }
    for (CalendarFilter.Component inner : component.components()) {
      verdict = verdict.and(inner(inner, summary));
    }
    return verdict;
  }

  /** Evaluates a property filter. UID is the only property that clients look for by equality. */
  private static Verdict property(CalendarFilter.Property property, CalendarSummary summary) {
    if (!property.name().equalsIgnoreCase("UID")
        || property.isAbsent()
        || property.text().isEmpty()
        || !property.parameters().isEmpty()
        || property.range().isPresent()) {
      return Verdict.UNKNOWN;
    }
    return Verdict.of(TextMatching.matches(property.text().get(), List.of(summary.uid())));
  }

  private static Verdict inner(CalendarFilter.Component inner, CalendarSummary summary) {
    return inner.name().equalsIgnoreCase("VALARM") && !summary.alarms()
        ? Verdict.of(inner.isAbsent())
        : Verdict.UNKNOWN;
  }
}
