package org.carillon.calendar.internal.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.attachment.ManagedLine;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.groupware.StoredObject;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;

/**
 * Decides who may read a file of an event. The current event in its owner's calendar decides: a
 * user who sees that event completely may read the file, and so may a user who sees the copy of an
 * attendee. Copies elsewhere do not count, because anybody can write one.
 */
@ApplicationScoped
class AttachmentReaders {
  private final Collections collections;
  private final GroupwareObjects objects;
  private final ObjectViews views;
  private final CalendarObjects kind;
  private final Addresses addresses;

  @Inject
  AttachmentReaders(
      Collections collections,
      GroupwareObjects objects,
      ObjectViews views,
      CalendarObjects kind,
      Addresses addresses) {
    this.collections = collections;
    this.objects = objects;
    this.views = views;
    this.kind = kind;
    this.addresses = addresses;
  }

  /**
   * Returns whether the caller may read a file.
   *
   * @param holder the account that stores the file
   * @param uid the UID of the event to which it was attached
   */
  boolean mayRead(Caller caller, Caller holder, String uid, String id) {
    if (caller.account() == holder.account()) {
      return true;
    }
    List<CalendarObject> held = new ArrayList<>();
    for (CollectionEntry calendar : calendars(holder)) {
      if (!calendar.name().isOthers()) {
        holding(holder, calendar, uid, id).forEach(held::add);
      }
    }
    return !held.isEmpty()
        && calendars(caller).stream()
            .anyMatch(
                calendar ->
                    isOfReader(caller, calendar.name(), holder, held)
                        && holding(caller, calendar, uid, id).findAny().isPresent());
  }

  /** Returns whether an event of the owner has the file; fails if a calendar is unreadable. */
  Answer<Boolean> isHeld(Caller holder, String uid, String id) {
    return collections.list(holder).then(all -> isHeld(holder, all, uid, id));
  }

  private Answer<Boolean> isHeld(Caller holder, List<CollectionEntry> all, String uid, String id) {
    for (CollectionEntry calendar : all) {
      if (StoredAttachments.KINDS.contains(calendar.kind()) && !calendar.name().isOthers()) {
        Answer<List<StoredObject>> found =
            views
                .of(holder, calendar.id(), kind)
                .then(
                    view ->
                        objects.open(
                            holder,
                            calendar.id(),
                            view.ofUid(uid).stream().map(one -> one.entry().key()).toList()));
        if (found instanceof Answer.Failed<List<StoredObject>>(Failure failure)) {
          return Answer.failed(failure);
        }
        if (found instanceof Answer.Done<List<StoredObject>>(List<StoredObject> there)
            && there.stream().anyMatch(object -> isUnreadOrHas(object, id))) {
          return new Answer.Done<>(true);
        }
      }
    }
    return new Answer.Done<>(false);
  }

  private static boolean isUnreadOrHas(StoredObject stored, String id) {
    return !(CalendarObject.read(stored.octets())
            instanceof CalendarParseResult.Read(CalendarObject object))
        || ManagedLine.ids(object).contains(id);
  }

  /** Returns whether a calendar belongs to the file's owner or to somebody in the event. */
  private boolean isOfReader(
      Caller caller, MailboxName name, Caller holder, List<CalendarObject> held) {
    Optional<Long> account = account(caller, name);
    return account.filter(id -> id == holder.account()).isPresent()
        || account.filter(id -> held.stream().anyMatch(object -> isIn(object, id))).isPresent();
  }

  private Optional<Long> account(Caller caller, MailboxName name) {
    if (!name.isOthers()) {
      return Optional.of(caller.account());
    }
    String account = name.account();
    return account(
        account.indexOf('@') < 0
            ? account + caller.name().substring(Math.max(0, caller.name().lastIndexOf('@')))
            : account);
  }

  private Optional<Long> account(String address) {
    return address.indexOf('@') > 0 && addresses.resolve(address) instanceof Resolution.Local local
        ? Optional.of(local.account())
        : Optional.empty();
  }

  private boolean isIn(CalendarObject event, long account) {
    return event.parts().stream()
        .flatMap(part -> part.component().lines().stream())
        .filter(line -> line.name().equals("ORGANIZER") || isInvited(line))
        .map(CalendarUsers::address)
        .distinct()
        .anyMatch(address -> account(address).filter(id -> id == account).isPresent());
  }

  /**
   * Returns whether the attendee was invited. Somebody who answers without an invitation is listed
   * as an attendee, too, but is not notified of anything.
   */
  private static boolean isInvited(ContentLine line) {
    return line.name().equals("ATTENDEE")
        && line.parameterValue("SCHEDULE-AGENT")
            .filter(agent -> agent.equalsIgnoreCase("NONE"))
            .isEmpty();
  }

  private List<CollectionEntry> calendars(Caller caller) {
    return collections.list(caller) instanceof Answer.Done<List<CollectionEntry>>(var all)
        ? all.stream()
            .filter(calendar -> StoredAttachments.KINDS.contains(calendar.kind()))
            .toList()
        : List.of();
  }

  /** Returns the objects of a UID that have the file and that the caller sees completely. */
  private Stream<CalendarObject> holding(
      Caller caller, CollectionEntry calendar, String uid, String id) {
    if (!(views.of(caller, calendar.id(), kind)
        instanceof Answer.Done<ObjectView<CalendarSummary>>(var view))) {
      return Stream.empty();
    }
    return view.ofUid(uid).stream()
        .map(IndexedObject::entry)
        .filter(entry -> !entry.isRedacted())
        .flatMap(entry -> whole(objects.open(caller, calendar.id(), entry.key())))
        .filter(object -> ManagedLine.ids(object).contains(id));
  }

  private static Stream<CalendarObject> whole(Answer<StoredObject> opened) {
    return opened instanceof Answer.Done<StoredObject>(StoredObject stored)
            && !stored.entry().isRedacted()
            && CalendarObject.read(stored.octets())
                instanceof CalendarParseResult.Read(CalendarObject object)
        ? Stream.of(object)
        : Stream.empty();
  }
}
