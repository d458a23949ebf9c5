package org.carillon.dav.resource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.xml.XmlName;
import org.carillon.http.MediaTypes;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;

/** A file of a collection. */
public record FileResource(DavPath path, CollectionResource collection, ItemEntry entry)
    implements Readable {
  /** The property that keeps the media type that a client sent with the file. */
  public static final XmlName MEDIA_TYPE = new XmlName(XmlName.OWN, "media-type");

  /** Returns a file that was found. */
  public static FileResource of(CollectionResource collection, ItemEntry entry) {
    return new FileResource(
        collection.path().member(PathSegment.of(entry.key().orElseThrow())), collection, entry);
  }

  /** Its key in its folder. */
  public ItemKey key() {
    return entry.key().orElseThrow();
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
    return Optional.of(ResourcePlace.of(collection.id(), key()));
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

  /** Returns true if the name alone implies the media type. */
  public static boolean isUsual(ItemKey key, String mediaType) {
    return MediaTypes.of(key.value()).equals(mediaType);
  }

  /** Returns the media type that the client sent, or that of the name's extension. */
  public String mediaType(DavCall call) {
    for (ResourceProperty property : call.kept().of(this)) {
      if (Kept.name(property).equals(MEDIA_TYPE)) {
        return property.value();
      }
    }
    return MediaTypes.of(key().value());
  }

  @Override
  public Opened open(DavCall call) {
    OpenItem item =
        DavFailures.value(call.ports().collections().open(call.caller(), collection.id(), key()));
    boolean whole = false;
    try {
      Opened opened =
          new Opened(
              item.content(),
              mediaType(call),
              Optional.of(item.entry().tag()),
              Optional.of(item.entry().saved()),
              Map.of());
      whole = true;
      return opened;
    } finally {
      if (!whole) {
        item.close();
      }
    }
  }
}
