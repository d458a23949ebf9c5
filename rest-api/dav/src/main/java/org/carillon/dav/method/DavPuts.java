package org.carillon.dav.method;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.contentline.CorrectedText;
import org.carillon.format.contentline.UnicodeConversion;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.ObjectRepair;
import org.carillon.format.itip.answer.ConcurrentReplies;
import org.carillon.format.vcard.CardRepair;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourcePropertyChange;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.jboss.logging.Logger;

/** Puts request bodies into collections: files of any size as a stream, objects at once. */
public final class DavPuts {
  private static final Logger LOG = Logger.getLogger(DavPuts.class);
  private static final int BUFFER = 65_536;
  private static final int MOST_TYPE = 255;

  private final DavCall call;

  public DavPuts(DavCall call) {
    this.call = call;
  }

  /**
   * The result.
   *
   * @param tag its tag; empty if it is not stored as it was sent (RFC 4791 §5.3.4)
   * @param scheduleTag its schedule tag; empty if it is not a meeting
   * @param replaced true if it replaced another
   */
  public record Done(Optional<EntityTag> tag, Optional<String> scheduleTag, boolean replaced) {}

  static <T> T refuse() {
    throw DavError.of(DavError.FORBIDDEN, "Files and objects can only be stored in collections.");
  }

  /**
   * Puts the request's body under a key.
   *
   * @throws DavError when it is refused
   * @throws IOException when the connection breaks
   */
  public Done put(CollectionResource collection, ItemKey key, Precondition when)
      throws IOException {
    try (InputStream sent = call.input()) {
      return collection.isOfFiles()
          ? file(collection, key, when, sent)
          : object(collection, key, when, sent);
    }
  }

  private Done file(CollectionResource collection, ItemKey key, Precondition when, InputStream sent)
      throws IOException {
    var collections = call.ports().collections();
    long length = Math.max(0, call.request().getContentLengthLong());
    long room = room(collection);
    requireRoom(length, room);
    try (Spool spool = collections.spool(call.caller(), length)) {
      byte[] buffer = new byte[BUFFER];
      int n = sent.read(buffer);
      while (n >= 0) {
        requireRoom(spool.size() + n, room);
        write(spool, buffer, n);
        n = sent.read(buffer);
      }
      Done done = file(collection, key, when, spool);
      keepType(collection, key, done.replaced());
      return done;
    }
  }

  /**
   * The largest file that the account's quota may allow, in octets: a larger one is refused before
   * it fills the node's disk. The quota itself is checked when the file is put.
   */
  private long room(CollectionResource collection) {
    long replaced =
        call.find(call.path())
            .filter(FileResource.class::isInstance)
            .map(file -> ((FileResource) file).entry().octets())
            .orElse(0L);
    return DavFailures.known(
            call.ports().mailboxes().quotaRoot(call.caller(), collection.entry().name()))
        .map(root -> root.quota().octets())
        .filter(octets -> octets.limit() > 0)
        .map(octets -> Math.max(0, octets.limit() - octets.used()) + replaced)
        .orElse(Long.MAX_VALUE);
  }

  private static void requireRoom(long octets, long room) {
    if (octets > room) {
      throw DavError.of(DavError.INSUFFICIENT_STORAGE, XmlName.dav("quota-not-exceeded"));
    }
  }

  private static void write(Spool spool, byte[] buffer, int length) {
    try {
      spool.write(buffer, 0, length);
    } catch (IOException unwritten) {
      throw DavFailures.unwritten(unwritten);
    }
  }

  /** Puts an existing file. */
  Done file(CollectionResource collection, ItemKey key, Precondition when, Spool spool) {
    OpenCollection into = call.open(collection);
    PutItem put =
        DavFailures.value(
            call.ports()
                .collections()
                .put(
                    into, key, when, new NewItem(spool, OffsetDateTime.now(ZoneOffset.UTC), true)));
    call.itemsChanged(collection);
    forgetNotes(into, key, put.replaced());
    return new Done(Optional.of(put.tag()), Optional.empty(), put.replaced());
  }

  /** Removes the properties of an earlier item that was deleted by another way than this. */
  private void forgetNotes(OpenCollection in, ItemKey key, boolean replaced) {
    if (!replaced && in.isMarked()) {
      call.ports().properties().forget(call.caller(), ResourcePlace.of(in.id(), key));
    }
  }

  /** Keeps the media type if the name alone does not tell it. */
  private void keepType(CollectionResource collection, ItemKey key, boolean replaced) {
    Optional<String> type =
        call.header("Content-Type")
            .map(String::strip)
            .filter(text -> text.length() <= MOST_TYPE && text.indexOf('/') > 0)
            .filter(text -> text.chars().allMatch(c -> c >= ' ' && c < 0x7f))
            .filter(text -> !FileResource.isUsual(key, text));
    if (type.isPresent() || replaced) {
      call.ports()
          .properties()
          .change(
              call.caller(),
              ResourcePlace.of(collection.id(), key),
              List.of(
                  new ResourcePropertyChange(
                      FileResource.MEDIA_TYPE.namespace(), FileResource.MEDIA_TYPE.local(), type)));
    }
  }

  private Done object(
      CollectionResource collection, ItemKey key, Precondition when, InputStream sent)
      throws IOException {
    byte[] came = octets(collection, sent);
    byte[] octets = withAnswers(repaired(collection, key, came));
    new DuplicateMeetings(call).require(collection, Set.of(), octets);
    OpenCollection into = call.open(collection);
    Answer<StoredObjectResult> answer =
        attachments(collection, key, octets)
            .then(
                _ ->
                    call.ports()
                        .objects()
                        .put(into, key, when, new NewObject(octets, call.telling())));
    call.itemsChanged(collection);
    if (answer instanceof Answer.Failed<StoredObjectResult>(Failure failure)) {
      throw refusal(collection, failure);
    }
    StoredObjectResult put = DavFailures.value(answer);
    forgetNotes(into, key, put.replaced());
    return new Done(
        put.asSent() && came == octets ? Optional.of(put.tag()) : Optional.empty(),
        put.scheduleTag(),
        put.replaced());
  }

  /** Returns the text with its mistakes corrected; a corrected text's tag is not sent. */
  private byte[] repaired(CollectionResource collection, ItemKey key, byte[] came) {
    byte[] text = UnicodeConversion.utf8(came, call.header("Content-Type"));
    String uid = key.value().replaceFirst("\\.[^.]*$", "");
    CorrectedText kept =
        switch (collection.kind()) {
          case CALENDAR, TASKS, JOURNAL -> ObjectRepair.kept(text, Instant.now(), uid);
          case CONTACTS -> CardRepair.kept(text, uid);
          case MAIL, NOTES, FILES, CHAT -> new CorrectedText(text, List.of());
        };
    if (!kept.repaired().isEmpty()) {
      LOG.debugf("%s was corrected: %s", call.path(), String.join("; ", kept.repaired()));
    }
    return kept.octets();
  }

  private Answer<Void> attachments(CollectionResource collection, ItemKey key, byte[] octets) {
    return switch (collection.kind()) {
      case CALENDAR, TASKS, JOURNAL ->
          call.ports().attachments().check(call.caller(), collection.id(), key, octets);
      case MAIL, CONTACTS, NOTES, FILES, CHAT -> Answer.done();
    };
  }

  /** Keeps answers that a client using the schedule tag may not have seen (RFC 6638 §3.2.10). */
  private byte[] withAnswers(byte[] octets) {
    if (call.header("If-Schedule-Tag-Match").isPresent()
        && call.find(call.path()).orElse(null) instanceof DavObjectResource there
        && CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject sent)
        && CalendarObject.read(there.octets(call))
            instanceof CalendarParseResult.Read(CalendarObject stored)
        && isOrganizer(there, stored)) {
      CalendarObject kept = ConcurrentReplies.in(sent, stored);
      return kept.calendar().equals(sent.calendar()) ? octets : kept.octets();
    }
    return octets;
  }

  private static boolean isOrganizer(DavObjectResource there, CalendarObject meeting) {
    return meeting
        .main()
        .organizer()
        .filter(by -> there.owner().filter(owner -> by.mail().equalsIgnoreCase(owner)).isPresent())
        .isPresent();
  }

  private byte[] octets(CollectionResource collection, InputStream sent) throws IOException {
    long most = call.ports().objects().mostOctets();
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    int n = sent.read(buffer);
    while (n >= 0) {
      octets.write(buffer, 0, n);
      if (octets.size() > most) {
        throw DavError.of(
            DavError.FORBIDDEN, new XmlName(namespace(collection), "max-resource-size"));
      }
      n = sent.read(buffer);
    }
    return octets.toByteArray();
  }

  private static String namespace(CollectionResource collection) {
    return collection.kind() == CollectionKind.CONTACTS ? XmlName.CARDDAV : XmlName.CALDAV;
  }

  /** Returns the error for an invalid object (RFC 4791 §5.3.2.1, RFC 6352 §6.3.2.1). */
  private DavError refusal(CollectionResource collection, Failure failure) {
    return switch (failure) {
      case Failure.Invalid invalid when invalid.field().equals(GroupwareObjects.OBJECT) ->
          DavError.of(
              DavError.FORBIDDEN,
              new XmlName(namespace(collection), invalid.code()),
              invalid.message());
      case Failure.Taken taken when taken.code().equals("no-uid-conflict") ->
          DavError.of(
              DavError.FORBIDDEN,
              XmlElement.of(
                  new XmlName(namespace(collection), taken.code()),
                  Property.href(
                      call.href(
                          collection.path().member(PathSegment.of(new ItemKey(taken.name())))))));
      default -> DavFailures.error(failure);
    };
  }
}
