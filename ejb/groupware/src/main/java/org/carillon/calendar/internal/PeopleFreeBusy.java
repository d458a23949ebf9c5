package org.carillon.calendar.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.people.PersonZones;
import org.carillon.account.setting.TimeSettings;
import org.carillon.calendar.CalendarSettings;
import org.carillon.calendar.FreeBusySettings;
import org.carillon.calendar.FreeBusySettings.UploadedCounts;
import org.carillon.calendar.PersonFreeBusy;
import org.carillon.calendar.internal.remote.RemoteFreeBusy;
import org.carillon.calendar.internal.uploaded.UploadedFreeBusyRows;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.busy.Availability;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.busy.BusyTimes;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.groupware.StoredObject;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;

/** Tells when people are busy, as far as each of them allows the caller to know. */
@ApplicationScoped
public class PeopleFreeBusy {
  private static final int MOST_AVAILABILITIES = 20;
  private static final String TRANSPARENCY = "schedule-calendar-transp";

  private final Addresses addresses;
  private final ServiceCallers behalf;
  private final Settings settings;
  private final Collections collections;
  private final ObjectViews views;
  private final GroupwareObjects objects;
  private final CalendarObjects kind;
  private final ResourceProperties properties;
  private final SchedulingInbox inbox;
  private final UploadedFreeBusyRows uploaded;
  private final RemoteFreeBusy remote;
  private final PersonZones zones;

  @Inject
  PeopleFreeBusy(
      Addresses addresses,
      ServiceCallers behalf,
      Settings settings,
      Collections collections,
      ObjectViews views,
      GroupwareObjects objects,
      CalendarObjects kind,
      ResourceProperties properties,
      SchedulingInbox inbox,
      UploadedFreeBusyRows uploaded,
      RemoteFreeBusy remote,
      PersonZones zones) {
    this.addresses = addresses;
    this.behalf = behalf;
    this.settings = settings;
    this.collections = collections;
    this.views = views;
    this.objects = objects;
    this.kind = kind;
    this.properties = properties;
    this.inbox = inbox;
    this.uploaded = uploaded;
    this.remote = remote;
    this.zones = zones;
  }

  Answer<List<PersonFreeBusy>> told(
      Optional<Caller> caller, List<String> people, TimeSpan span, String leaving) {
    List<Resolution> found =
        people.stream().map(PeopleFreeBusy::mail).map(addresses::resolve).toList();
    if (found.stream().anyMatch(each -> each instanceof Resolution.Later)) {
      return away();
    }
    Map<Long, List<BusyPeriod>> uploads;
    try {
      uploads =
          uploaded.of(
              found.stream()
                  .filter(Resolution.Local.class::isInstance)
                  .map(Resolution.Local.class::cast)
                  .filter(local -> isTold(caller, local))
                  .map(Resolution.Local::account)
                  .toList());
    } catch (SQLException gone) {
      return away();
    }
    Map<String, List<BusyPeriod>> others = elsewhere(caller, people, found);
    List<PersonFreeBusy> told = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      String person = people.get(i);
      if (found.get(i) instanceof Resolution.Local local) {
        if (!isTold(caller, local)) {
          told.add(new PersonFreeBusy.Hidden(person));
          continue;
        }
        Answer<PersonFreeBusy> answer =
            busy(
                person,
                local,
                span,
                summary -> isLeft(caller, local, summary, leaving),
                uploads.getOrDefault(local.account(), List.of()));
        if (answer instanceof Answer.Failed<PersonFreeBusy>(Failure failure)) {
          return Answer.failed(failure);
        }
        answer.map(told::add);
      } else {
        told.add(
            Optional.ofNullable(others.get(mail(person)))
                .<PersonFreeBusy>map(
                    periods -> new PersonFreeBusy.Told(person, within(periods, span)))
                .orElseGet(() -> new PersonFreeBusy.Unknown(person)));
      }
    }
    return new Answer.Done<>(told);
  }

  /**
   * Returns whether an object is ignored for the caller (MASK-UID of CalendarServer's scheduling):
   * it must be the caller's own meeting. The UID is not enough, since it is no secret and does not
   * tell whose meeting it is.
   */
  private boolean isLeft(
      Optional<Caller> caller, Resolution.Local person, CalendarSummary summary, String leaving) {
    return !leaving.isEmpty()
        && summary.uid().equals(leaving)
        && caller
            .map(Caller::account)
            .filter(id -> id == person.account() || isOf(summary.organizer(), id))
            .isPresent();
  }

  private static <T> Answer<T> away() {
    return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
  }

  private static String mail(String person) {
    return CalendarUser.mail(person).orElse(person);
  }

  /** Asks other servers. A caller who is not signed in cannot have this server ask others. */
  private Map<String, List<BusyPeriod>> elsewhere(
      Optional<Caller> caller, List<String> people, List<Resolution> found) {
    if (caller.isEmpty()) {
      return Map.of();
    }
    List<String> others = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      if (found.get(i) instanceof Resolution.Remote) {
        others.add(mail(people.get(i)));
      }
    }
    return remote.of(others);
  }

  private static List<BusyPeriod> within(List<BusyPeriod> periods, TimeSpan span) {
    BusyTimes times = new BusyTimes(span);
    periods.forEach(period -> times.add(period.from(), period.to(), period.type()));
    return times.merged();
  }

  private boolean isTold(Optional<Caller> caller, Resolution.Local person) {
    if (caller.map(Caller::account).filter(id -> id == person.account()).isPresent()) {
      return true;
    }
    return switch (settings.value(CalendarSettings.FREE_BUSY, scope(person))) {
      case NOBODY -> false;
      case OWN_DOMAIN ->
          caller
              .filter(Caller::hasAccount)
              .flatMap(who -> addresses.account(who.account()))
              .filter(who -> who.domain() == person.domain())
              .isPresent();
      case ACCOUNTS_HERE -> caller.isPresent();
      case ANYBODY -> true;
    };
  }

  private static Scope scope(Resolution.Local person) {
    return Scope.account(person.domain(), person.account());
  }

  private Answer<PersonFreeBusy> busy(
      String person,
      Resolution.Local local,
      TimeSpan span,
      Predicate<CalendarSummary> leaving,
      List<BusyPeriod> uploads) {
    Optional<Caller> owner = behalf.of(local.account(), "free-busy");
    if (owner.isEmpty()) {
      return new Answer.Done<>(new PersonFreeBusy.Unknown(person));
    }
    ZoneId zone = zones.of(local);
    BusyTimes times = new BusyTimes(span);
    UploadedCounts counts = settings.value(FreeBusySettings.UPLOADED, scope(local));
    return collections
        .list(owner.get())
        .then(
            all -> {
              List<CalendarObject> availabilities = new ArrayList<>(chosen(owner.get()));
              boolean isEmpty = true;
              for (CollectionEntry calendar : all) {
                boolean isOwn =
                    calendar.kind() == CollectionKind.CALENDAR
                        && !calendar.name().isOthers()
                        // Events of a subscribed calendar do not take the owner's time.
                        && calendar.rights().has(Right.INSERT);
                isEmpty &= !isOwn || calendar.items() == 0;
                List<ResourceProperty> kept = isOwn ? kept(owner.get(), calendar) : List.of();
                if (isOwn && isOpaque(kept)) {
                  Answer<ObjectView<CalendarSummary>> view =
                      views.of(owner.get(), calendar.id(), kind);
                  if (view instanceof Answer.Failed<ObjectView<CalendarSummary>>(Failure failure)) {
                    return Answer.failed(failure);
                  }
                  view.map(
                      there -> {
                        CalendarBusyTimes.add(
                            there.within(span),
                            CalendarTimeZone.of(kept).orElse(zone),
                            times,
                            leaving,
                            mail -> isOf(mail, local.account()));
                        availabilities.addAll(availabilities(owner.get(), there, span));
                        return there;
                      });
                }
              }
              Availability.add(availabilities, zone, times);
              if (counts == UploadedCounts.ALWAYS
                  || counts == UploadedCounts.WHEN_EMPTY && isEmpty) {
                uploads.forEach(period -> times.add(period.from(), period.to(), period.type()));
              }
              return new Answer.Done<>(new PersonFreeBusy.Told(person, times.merged()));
            });
  }

  /** Returns the availability set on the owner's inbox, or an empty list. */
  private List<CalendarObject> chosen(Caller owner) {
    return inbox.availability(owner) instanceof Answer.Done<Optional<byte[]>>(var octets)
            && octets.isPresent()
            && CalendarObject.read(octets.get())
                instanceof CalendarParseResult.Read(CalendarObject object)
        ? List.of(object)
        : List.of();
  }

  /** Returns whether a calendar counts for free/busy (RFC 6638 §9.1), which is the default. */
  private static boolean isOpaque(List<ResourceProperty> kept) {
    return kept.stream()
        .noneMatch(
            property ->
                property.name().equals(TRANSPARENCY) && property.value().contains("transparent"));
  }

  private List<ResourceProperty> kept(Caller owner, CollectionEntry calendar) {
    return properties.of(owner, calendar.id())
            instanceof Answer.Done<List<ResourceProperty>>(List<ResourceProperty> kept)
        ? kept
        : List.of();
  }

  private List<CalendarObject> availabilities(
      Caller owner, ObjectView<CalendarSummary> view, TimeSpan span) {
    List<ItemKey> keys =
        view.within(span).stream()
            .filter(
                object ->
                    object
                        .summary()
                        .filter(summary -> summary.kind() == CalendarKind.VAVAILABILITY)
                        .isPresent())
            .map(IndexedObject::entry)
            .map(entry -> entry.key())
            .limit(MOST_AVAILABILITIES)
            .toList();
    List<CalendarObject> read = new ArrayList<>();
    if (!keys.isEmpty()
        && objects.open(owner, view.collection().id(), keys)
            instanceof Answer.Done<List<StoredObject>>(List<StoredObject> opened)) {
      for (StoredObject stored : opened) {
        if (CalendarObject.read(stored.octets())
            instanceof CalendarParseResult.Read(CalendarObject object)) {
          read.add(object);
        }
      }
    }
    return read;
  }

  /** Returns a test for mail addresses of a collection's owner, known from its name. */
  Predicate<String> isOwner(Caller caller, MailboxName collection) {
    if (!collection.isOthers()) {
      return mail -> isOf(mail, caller.account());
    }
    // The name of an owner in the caller's own domain has no domain part.
    String named = collection.account();
    String address =
        named.indexOf('@') > 0
            ? named
            : named + caller.name().substring(Math.max(0, caller.name().lastIndexOf('@')));
    return addresses.resolve(address) instanceof Resolution.Local owner
        ? mail -> isOf(mail, owner.account())
        : _ -> false;
  }

  private boolean isOf(String mail, long account) {
    return !mail.isEmpty()
        && addresses.resolve(mail) instanceof Resolution.Local local
        && local.account() == account;
  }

  /** Returns the time zone in which the caller's days begin. */
  ZoneId zone(Caller caller) {
    return (caller.hasAccount()
            ? addresses.account(caller.account())
            : Optional.<Resolution.Local>empty())
        .map(zones::of)
        .orElseGet(() -> TimeSettings.zone(settings, Scope.server()));
  }
}
