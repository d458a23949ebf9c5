package org.carillon.dav.resource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.xml.XmlName;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.store.item.EntityTag;

/**
 * An object in a calendar, task list, address book or notes collection.
 *
 * @param collection the collection that contains it
 * @param loaded the object with its octets, if they have been read
 */
public record DavObjectResource(
    DavPath path, CollectionResource collection, ObjectEntry entry, Optional<StoredObject> loaded)
    implements Readable {
  /** The header field of {@code ObjectEntry.scheduleTag} (RFC 6638 §8.2). */
  public static final String SCHEDULE_TAG = "Schedule-Tag";

  /** Returns an object whose octets are read on demand. */
  public static DavObjectResource of(CollectionResource collection, ObjectEntry entry) {
    return new DavObjectResource(
        collection.path().member(PathSegment.of(entry.key())), collection, entry, Optional.empty());
  }

  /** Returns an object whose octets are loaded. */
  public static DavObjectResource of(CollectionResource collection, StoredObject stored) {
    return new DavObjectResource(
        collection.path().member(PathSegment.of(stored.entry().key())),
        collection,
        stored.entry(),
        Optional.of(stored));
  }

  /** Returns the octets, which must not be changed; if they were not loaded, the present ones. */
  public byte[] octets(DavCall call) {
    return stored(call).octets();
  }

  private StoredObject stored(DavCall call) {
    return loaded.orElseGet(
        () -> DavFailures.value(call.ports().objects().open(call.open(collection), entry.key())));
  }

  @Override
  public long held() {
    return loaded.map(stored -> (long) stored.octets().length).orElse(0L);
  }

  @Override
  public Set<XmlName> types() {
    return Set.of();
  }

  @Override
  public MailboxRights rights() {
    return collection.rights();
  }

  @Override
  public Optional<ResourcePlace> place() {
    return Optional.of(ResourcePlace.of(collection.id(), entry.key()));
  }

  @Override
  public Optional<EntityTag> tag() {
    return Optional.of(entry.tag());
  }

  @Override
  public Optional<Instant> modified() {
    return Optional.of(entry.saved());
  }

  @Override
  public Optional<String> owner() {
    return collection.owner();
  }

  @Override
  public Opened open(DavCall call) {
    StoredObject stored = stored(call);
    ObjectEntry read = stored.entry();
    return new Opened(
        Content.of(stored.octets()),
        read.mediaType(),
        Optional.of(read.tag()),
        Optional.of(read.saved()),
        read.scheduleTag().map(tag -> Map.of(SCHEDULE_TAG, '"' + tag + '"')).orElse(Map.of()));
  }
}
