package org.carillon.dav.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.store.item.EntityTag;

/** The resource at an address, as its caller sees it. */
public interface DavResource {
  /** Its path, which ends with a slash for a collection. */
  DavPath path();

  /** Its types (RFC 4918 §15.9); none for a plain one. */
  Set<XmlName> types();

  /** The caller's rights on it, or on the collection that contains it. */
  MailboxRights rights();

  /** Its display name if nobody set another. */
  default String usualName() {
    return path().name();
  }

  /** Returns true if it can have members. */
  default boolean isCollection() {
    return path().slash();
  }

  /** The place of its properties and locks; empty if it can have none. */
  default Optional<ResourcePlace> place() {
    return Optional.empty();
  }

  /** Returns the place of its dead properties, or empty if it can have none. */
  default Optional<ResourcePlace> noted(DavCall call) {
    return place();
  }

  /** The tag of its octets; empty where it has none. */
  default Optional<EntityTag> tag() {
    return Optional.empty();
  }

  /** The time when its octets last changed; empty if it has none. */
  default Optional<Instant> modified() {
    return Optional.empty();
  }

  /** The octets that it holds in memory; 0 if they are read on demand. */
  default long held() {
    return 0;
  }

  /** The name of the account that owns it; empty if none does. */
  default Optional<String> owner() {
    return Optional.empty();
  }

  /** Returns its direct members, read during iteration. */
  default Iterable<DavResource> members(DavCall call) {
    return List.of();
  }
}
