package org.carillon.calendar.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.calendar.CalendarInstance;
import org.carillon.calendar.EventQuery;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchAccess;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;

/** Finds events by words: in the views' summaries, and for own calendars in the full-text index. */
@ApplicationScoped
public class EventSearch {
  private static final ExpansionLimit LIMIT = new ExpansionLimit(2_000, 100_000);

  /** The distances from now within which instances of recurring events are searched for. */
  private static final List<Duration> AROUND =
      List.of(Duration.ofDays(400), Duration.ofDays(4_000));

  private final Instance<MailAccess> mail;
  private final Instance<SearchAccess> texts;

  @Inject
  EventSearch(Instance<MailAccess> mail, Instance<SearchAccess> texts) {
    this.mail = mail;
    this.texts = texts;
  }

  List<CalendarInstance> in(
      Caller caller, ObjectView<CalendarSummary> view, EventQuery sought, ZoneId zone, int most) {
    Map<EventQuery.Stands, Set<Long>> inTexts = inTexts(caller, view, sought);
    Instant now = Instant.now();
    List<CalendarInstance> found = new ArrayList<>();
    for (IndexedObject<CalendarSummary> object : view.objects()) {
      if (object.summary().isEmpty() || object.summary().get().kind() != CalendarKind.VEVENT) {
        continue;
      }
      CalendarSummary summary = object.summary().get();
      SummaryText words = SummaryText.of(summary);
      long uid = object.entry().uid();
      if (sought.hold(one -> words.have(one.text()) || inTexts.get(one).contains(uid))) {
        instance(summary, now, zone)
            .ifPresent(one -> found.add(new CalendarInstance(object.entry(), summary, one)));
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(one -> Duration.between(one.instance().from(), now).abs()))
        .limit(most)
        .toList();
  }

  /** Returns the UIDs of the messages with each text; empty if objects must not be searched. */
  private Map<EventQuery.Stands, Set<Long>> inTexts(
      Caller caller, ObjectView<CalendarSummary> view, EventQuery sought) {
    Optional<MailboxView> messages =
        !view.collection().name().isOthers()
                && mail.get().view(caller, view.collection().id())
                    instanceof Answer.Done<MailboxView>(MailboxView seen)
            ? Optional.of(seen)
            : Optional.empty();
    return sought
        .texts()
        .distinct()
        .collect(
            Collectors.toMap(
                one -> one,
                one -> messages.map(all -> inTexts(caller, all, one.text())).orElse(Set.of())));
  }

  private Set<Long> inTexts(Caller caller, MailboxView messages, String text) {
    Set<Long> uids = new HashSet<>();
    Query query =
        new Query.Words(
            new WordSearch(List.of(new WordSearch.Term(WordSearch.Area.ANYWHERE, text, true))));
    if (texts.get().search(caller, messages, query, List.of(), SearchProgress.unheard())
        instanceof Answer.Done<Found>(Found found)) {
      for (int at : found.messages()) {
        uids.add(messages.uid(at));
      }
    }
    return uids;
  }

  /** Returns the next instance, or else the last, at most ten years away. */
  private static Optional<SeriesInstance> instance(
      CalendarSummary summary, Instant now, ZoneId zone) {
    if (!summary.recurs()) {
      return summary.instances(TimeSpan.ALWAYS, zone, LIMIT).instances().stream().findFirst();
    }
    for (Duration around : AROUND) {
      Optional<SeriesInstance> next =
          summary.instances(new TimeSpan(now, now.plus(around)), zone, LIMIT).instances().stream()
              .findFirst();
      if (next.isPresent()) {
        return next;
      }
      List<SeriesInstance> before =
          summary.instances(new TimeSpan(now.minus(around), now), zone, LIMIT).instances();
      if (!before.isEmpty()) {
        return Optional.of(before.getLast());
      }
    }
    return Optional.empty();
  }
}
