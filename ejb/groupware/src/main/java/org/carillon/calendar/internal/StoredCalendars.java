package org.carillon.calendar.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarFilter;
import org.carillon.calendar.CalendarInstance;
import org.carillon.calendar.CalendarLimits;
import org.carillon.calendar.EventQuery;
import org.carillon.calendar.InstanceDetails;
import org.carillon.calendar.PersonFreeBusy;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.busy.BusyTimes;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;

/** Answers calendar queries from the collections' views. Opens objects only if necessary. */
@ApplicationScoped
public class StoredCalendars implements CalendarAccess {
  /** The number of objects that are opened at a time. */
  private static final int PAGE = 200;

  private final ObjectViews views;
  private final GroupwareObjects objects;
  private final CalendarObjects kind;
  private final PeopleFreeBusy people;
  private final EventSearch search;

  @Inject
  StoredCalendars(
      ObjectViews views,
      GroupwareObjects objects,
      CalendarObjects kind,
      PeopleFreeBusy people,
      EventSearch search) {
    this.views = views;
    this.objects = objects;
    this.kind = kind;
    this.people = people;
    this.search = search;
  }

  @Override
  public CalendarLimits limits() {
    return kind.limits();
  }

  @Override
  public Answer<List<ObjectEntry>> query(
      Caller caller, long collection, CalendarFilter.Component filter, ZoneId zone) {
    return views
        .of(caller, collection, kind)
        .then(
            view -> {
              List<ObjectEntry> found = new ArrayList<>();
              List<ObjectEntry> unsure = new ArrayList<>();
              for (IndexedObject<CalendarSummary> object : candidates(view, filter)) {
                SummaryFilter.Verdict verdict =
                    object
                        .summary()
                        .map(summary -> SummaryFilter.check(filter, summary, zone))
                        .orElse(SummaryFilter.Verdict.MISSED);
                switch (verdict) {
                  case MET -> found.add(object.entry());
                  case UNKNOWN -> unsure.add(object.entry());
                  case MISSED -> {}
                }
              }
              return looked(caller, collection, filter, zone, unsure, found);
            });
  }

  /** Returns the objects that may be in the filter's time range; all if it has none. */
  private static Collection<IndexedObject<CalendarSummary>> candidates(
      ObjectView<CalendarSummary> view, CalendarFilter.Component filter) {
    return filter.components().stream()
        .filter(component -> component.name().equalsIgnoreCase("VEVENT"))
        .filter(component -> !filter.isAbsent() && !component.isAbsent())
        .flatMap(component -> component.range().stream())
        .findFirst()
        .map(view::within)
        .orElseGet(view::objects);
  }

  private Answer<List<ObjectEntry>> looked(
      Caller caller,
      long collection,
      CalendarFilter.Component filter,
      ZoneId zone,
      List<ObjectEntry> unsure,
      List<ObjectEntry> found) {
    for (int from = 0; from < unsure.size(); from += PAGE) {
      List<ItemKey> keys =
          unsure.subList(from, Math.min(from + PAGE, unsure.size())).stream()
              .map(ObjectEntry::key)
              .toList();
      switch (objects.open(caller, collection, keys)) {
        case Answer.Failed<List<StoredObject>>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<List<StoredObject>>(List<StoredObject> opened) ->
            opened.stream()
                .filter(object -> meets(object, filter, zone))
                .map(StoredObject::entry)
                .forEach(found::add);
      }
    }
    return new Answer.Done<>(found);
  }

  private static boolean meets(StoredObject stored, CalendarFilter.Component filter, ZoneId zone) {
    return CalendarObject.read(stored.octets())
            instanceof CalendarParseResult.Read(CalendarObject object)
        && new ObjectFilter(object, zone).meets(filter);
  }

  @Override
  public Answer<List<CalendarInstance>> instances(
      Caller caller, long collection, TimeSpan span, ZoneId zone, int most) {
    return views
        .of(caller, collection, kind)
        .then(
            view -> {
              List<CalendarInstance> found = new ArrayList<>();
              ExpansionLimit limit = new ExpansionLimit(most, ExpansionLimit.USUAL.steps());
              for (IndexedObject<CalendarSummary> object : view.within(span)) {
                if (object.summary().isPresent()) {
                  CalendarSummary summary = object.summary().get();
                  Expansion expansion = summary.instances(span, zone, limit);
                  expansion
                      .instances()
                      .forEach(
                          instance ->
                              found.add(new CalendarInstance(object.entry(), summary, instance)));
                  if (found.size() > most) {
                    return Answer.failed(new Failure.LimitReached(Limit.OBJECTS, most));
                  }
                }
              }
              found.sort(Comparator.comparing(one -> one.instance().from()));
              return new Answer.Done<>(found);
            });
  }

  @Override
  public Answer<Page<InstanceDetails>> instances(
      Caller caller, long collection, TimeSpan span, ZoneId zone, PageRequest request) {
    return views
        .of(caller, collection, kind)
        .map(view -> new InstancePages(request, span, zone).of(view))
        .then(page -> new InstanceDetailReader(objects).of(caller, collection, page));
  }

  @Override
  public boolean meets(byte[] message, CalendarFilter.Component filter, ZoneId zone) {
    return CalendarObject.readMessage(message)
            instanceof CalendarParseResult.Read(CalendarObject read)
        && new ObjectFilter(read, zone).meets(filter);
  }

  @Override
  public Answer<List<CalendarInstance>> find(
      Caller caller, long collection, EventQuery words, ZoneId zone, int most) {
    return views
        .of(caller, collection, kind)
        .map(view -> search.in(caller, view, words, zone, most));
  }

  @Override
  public Answer<List<BusyPeriod>> busy(Caller caller, long collection, TimeSpan span, ZoneId zone) {
    return checked(span)
        .then(_ -> views.of(caller, collection, kind))
        .map(view -> merged(caller, view, span, zone));
  }

  private List<BusyPeriod> merged(
      Caller caller, ObjectView<CalendarSummary> view, TimeSpan span, ZoneId zone) {
    BusyTimes times = new BusyTimes(span);
    CalendarBusyTimes.add(
        view.within(span),
        zone,
        times,
        _ -> false,
        people.isOwner(caller, view.collection().name()));
    return times.merged();
  }

  @Override
  public ZoneId zone(Caller caller) {
    return people.zone(caller);
  }

  @Override
  public Answer<List<PersonFreeBusy>> freeBusy(
      Optional<Caller> caller, List<String> asked, TimeSpan span, String leaving) {
    if (asked.size() > MOST_PEOPLE) {
      return Answer.failed(
          new Failure.Invalid(
              "people", "too-many", "At most " + MOST_PEOPLE + " people can be queried at once."));
    }
    return checked(span).then(_ -> people.told(caller, asked, span, leaving));
  }

  private static Answer<Void> checked(TimeSpan span) {
    boolean known = !span.from().equals(Instant.MIN) && !span.to().equals(Instant.MAX);
    return known
            && span.from().isBefore(span.to())
            && Duration.between(span.from(), span.to()).toDays() <= MOST_DAYS
        ? Answer.done()
        : Answer.failed(
            new Failure.Invalid(
                "span",
                "out-of-range",
                "The time span must be at most "
                    + MOST_DAYS
                    + " days, and its end must be after its start."));
  }
}
