package org.carillon.calendar.internal.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.calendar.CalendarSettings;
import org.carillon.calendar.ManagedAttachments;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.attachment.AttachedInstances;
import org.carillon.format.icalendar.attachment.ManagedLine;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.settings.Settings;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Attachments, stored among their owners' files. Objects are changed in the usual way. */
@ApplicationScoped
public class StoredAttachments implements ManagedAttachments {
  static final Set<CollectionKind> KINDS =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  private final Collections collections;
  private final GroupwareObjects objects;
  private final AttachmentFiles files;
  private final AttachmentReaders readers;
  private final Addresses addresses;
  private final ServiceCallers behalf;
  private final Settings settings;

  @Inject
  StoredAttachments(
      Collections collections,
      GroupwareObjects objects,
      AttachmentFiles files,
      AttachmentReaders readers,
      Addresses addresses,
      ServiceCallers behalf,
      Settings settings) {
    this.collections = collections;
    this.objects = objects;
    this.files = files;
    this.readers = readers;
    this.addresses = addresses;
    this.behalf = behalf;
    this.settings = settings;
  }

  @Override
  public long mostOctets() {
    return settings.value(CalendarSettings.ATTACHMENT_OCTETS);
  }

  @Override
  public Spool spool(Caller caller, long size) {
    return collections.spool(caller, size);
  }

  /**
   * An object that is to be changed.
   *
   * @param owner the owner of its calendar
   * @param read the parsed object
   */
  private record Place(Caller owner, StoredObject stored, CalendarObject read) {}

  private Answer<Place> place(Caller caller, Target target) {
    return collections
        .collection(caller, target.collection())
        .then(
            calendar -> {
              if (!KINDS.contains(calendar.kind())) {
                return Answer.failed(new Failure.NotFound("calendar"));
              }
              if (!calendar.rights().has(Right.INSERT) || !calendar.rights().mayExpunge()) {
                return Answer.failed(
                    MailboxFailure.notPermitted("You do not have the right to change this event"));
              }
              return objects
                  .open(caller, calendar.id(), target.key())
                  .then(stored -> place(caller, calendar, target, stored));
            });
  }

  private Answer<Place> place(
      Caller caller, CollectionEntry calendar, Target target, StoredObject stored) {
    if (!target.when().holds(Optional.of(stored.entry().tag()))) {
      return Answer.failed(new Failure.Outdated(stored.entry().uid()));
    }
    if (stored.entry().isRedacted()) {
      return Answer.failed(
          MailboxFailure.notPermitted("The event is private and can only be changed by its owner"));
    }
    Optional<Caller> owner = owner(caller, calendar.name());
    return owner.isPresent()
            && CalendarObject.read(stored.octets())
                instanceof CalendarParseResult.Read(CalendarObject object)
        ? new Answer.Done<>(new Place(owner.get(), stored, object))
        : Answer.failed(new Failure.NotFound("event"));
  }

  private Optional<Caller> owner(Caller caller, MailboxName name) {
    if (!name.isOthers()) {
      return Optional.of(caller);
    }
    String account = name.account();
    return owner(
        account.indexOf('@') < 0
            ? account + caller.name().substring(Math.max(0, caller.name().lastIndexOf('@')))
            : account);
  }

  private Optional<Caller> owner(String address) {
    return addresses.resolve(address) instanceof Resolution.Local local
        ? behalf.of(local.account(), "attachments")
        : Optional.empty();
  }

  private static <T> Answer<T> invalid(String code, String message) {
    return Answer.failed(new Failure.Invalid(ATTACHMENT, code, message));
  }

  @Override
  public Answer<Attached> add(Caller caller, Target target, NewAttachment attachment) {
    return place(caller, target)
        .then(
            place ->
                ManagedLine.ids(place.read()).size() >= MOST
                    ? invalid(
                        "max-attachments-per-resource",
                        "The event has the maximum number of attachments.")
                    : kept(
                        caller,
                        target,
                        place,
                        attachment,
                        line ->
                            AttachedInstances.plus(place.read(), target.instances(), line.line())));
  }

  /** Stores the file and changes the object. If that fails, the file is deleted. */
  private Answer<Attached> kept(
      Caller caller,
      Target target,
      Place place,
      NewAttachment attachment,
      Function<ManagedLine, Optional<CalendarObject>> change) {
    long octets = attachment.content().size();
    if (octets > mostOctets()) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, mostOctets()));
    }
    return files
        .keep(place.owner(), place.read().uid(), attachment)
        .then(
            id -> {
              ManagedLine line =
                  new ManagedLine(
                      id,
                      target.address() + place.owner().name() + "/" + id + shownName(attachment),
                      attachment.name(),
                      attachment.mediaType(),
                      octets);
              Answer<StoredObjectResult> put =
                  change
                      .apply(line)
                      .map(object -> put(caller, target, place, object))
                      .orElseGet(() -> invalid("valid-rid", "The event has no such occurrence."));
              if (put.asFailure().isPresent()) {
                files.remove(place.owner(), place.read().uid(), id);
              }
              return put.map(done -> new Attached(id, done));
            });
  }

  private static String shownName(NewAttachment attachment) {
    return attachment.name().isEmpty()
        ? ""
        : "/" + URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer<StoredObjectResult> put(
      Caller caller, Target target, Place place, CalendarObject object) {
    return objects.put(
        caller,
        target.collection(),
        target.key(),
        new Precondition.Match(Set.of(place.stored().entry().tag())),
        new NewObject(object.octets(), Telling.AT_ONCE));
  }

  @Override
  public Answer<Attached> update(
      Caller caller, Target target, String id, NewAttachment attachment) {
    return place(caller, target)
        .then(
            place -> {
              if (!ManagedLine.ids(place.read()).contains(id)) {
                return invalid("valid-managed-id", "The event has no such attachment.");
              }
              Answer<Attached> done =
                  kept(
                      caller,
                      target,
                      place,
                      attachment,
                      line -> Optional.of(line.inPlaceOf(id, place.read())));
              if (done.asFailure().isEmpty()) {
                files.remove(place.owner(), place.read().uid(), id);
              }
              return done;
            });
  }

  @Override
  public Answer<StoredObjectResult> remove(Caller caller, Target target, String id) {
    return place(caller, target)
        .then(
            place -> {
              if (!ManagedLine.ids(place.read()).contains(id)) {
                return invalid("valid-managed-id", "The event has no such attachment.");
              }
              Optional<CalendarObject> without =
                  AttachedInstances.without(place.read(), target.instances(), id);
              if (without.isEmpty()) {
                return invalid("valid-rid", "The event has no such occurrence.");
              }
              Answer<StoredObjectResult> done = put(caller, target, place, without.get());
              if (done.asFailure().isEmpty() && !ManagedLine.ids(without.get()).contains(id)) {
                files.remove(place.owner(), place.read().uid(), id);
              }
              return done;
            });
  }

  @Override
  public Answer<Void> check(Caller caller, long collection, ItemKey key, byte[] object) {
    if (!(CalendarObject.read(object) instanceof CalendarParseResult.Read(CalendarObject put))) {
      return Answer.done();
    }
    Set<String> named = new TreeSet<>(ManagedLine.ids(put));
    if (!named.isEmpty()
        && objects.open(caller, collection, key)
            instanceof Answer.Done<StoredObject>(StoredObject there)
        && CalendarObject.read(there.octets())
            instanceof CalendarParseResult.Read(CalendarObject known)) {
      named.removeAll(ManagedLine.ids(known));
    }
    if (named.isEmpty()) {
      return Answer.done();
    }
    return collections
        .collection(caller, collection)
        .then(
            calendar ->
                named.stream().allMatch(id -> isHere(caller, calendar, put, id))
                    ? Answer.done()
                    : Answer.failed(
                        new Failure.Invalid(
                            GroupwareObjects.OBJECT,
                            "valid-managed-id-parameter",
                            "A MANAGED-ID does not name an existing attachment.")));
  }

  /** Returns whether the owner, caller or organizer has the file and the caller may read it. */
  private boolean isHere(Caller caller, CollectionEntry calendar, CalendarObject put, String id) {
    return Stream.of(
            Optional.of(caller),
            owner(caller, calendar.name()),
            put.main().organizer().flatMap(by -> owner(by.mail())))
        .flatMap(Optional::stream)
        .anyMatch(
            holder ->
                file(holder, id)
                        instanceof Answer.Done<AttachmentFiles.Kept>(AttachmentFiles.Kept kept)
                    && readers.mayRead(caller, holder, kept.uid(), id));
  }

  private Answer<AttachmentFiles.Kept> file(Caller holder, String id) {
    return id.matches("[0-9a-f]{32}")
        ? files.find(holder, id)
        : Answer.failed(new Failure.NotFound("attachment"));
  }

  @Override
  public Answer<OpenAttachment> open(Caller caller, String owner, String id) {
    Optional<Caller> holder = owner(owner);
    if (holder.isEmpty()) {
      return Answer.failed(new Failure.NotFound("attachment"));
    }
    return file(holder.get(), id)
        .then(
            kept ->
                readers.mayRead(caller, holder.get(), kept.uid(), id)
                    ? files
                        .open(holder.get(), kept)
                        .map(
                            item ->
                                new OpenAttachment(kept.name(), kept.mediaType(), item.content()))
                    : Answer.failed(new Failure.NotFound("attachment")));
  }
}
