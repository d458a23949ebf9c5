package org.carillon.webmail.eventsearch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.calendar.EventQuery;
import org.carillon.webmail.query.SearchTerm;

/** Reads a search line for events: words only, since filters do not apply to events. */
public final class SoughtEvents {
  private SoughtEvents() {}

  /** Returns a filter in the line that events cannot be searched by. */
  static Optional<String> filter(SearchTerm tree) {
    return filters(tree).findFirst();
  }

  private static Stream<String> filters(SearchTerm tree) {
    return switch (tree) {
      case SearchTerm.All(List<SearchTerm> terms) -> terms.stream().flatMap(SoughtEvents::filters);
      case SearchTerm.Any(List<SearchTerm> terms) -> terms.stream().flatMap(SoughtEvents::filters);
      case SearchTerm.Not(SearchTerm term) -> filters(term);
      case SearchTerm.One(String field, _) -> Stream.of(field).filter(name -> !name.isEmpty());
    };
  }

  /** The words of a line without filters. */
  public static EventQuery words(SearchTerm tree) {
    return switch (tree) {
      case SearchTerm.All(List<SearchTerm> terms) -> new EventQuery.All(words(terms));
      case SearchTerm.Any(List<SearchTerm> terms) -> new EventQuery.Any(words(terms));
      case SearchTerm.Not(SearchTerm term) -> new EventQuery.Not(words(term));
      case SearchTerm.One(_, String value) -> new EventQuery.Stands(value);
    };
  }

  private static List<EventQuery> words(List<SearchTerm> terms) {
    return terms.stream().map(SoughtEvents::words).toList();
  }
}
