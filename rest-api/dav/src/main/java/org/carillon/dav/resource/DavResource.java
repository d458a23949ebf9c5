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

/** What an address leads to, as its caller sees it. */
public interface DavResource {
  /** Where it is. That of a collection ends with a slash. */
  DavPath path();

  /** What kind of thing it is (RFC 4918 §15.9); nothing of a plain one. */
  Set<XmlName> types();

  /** What the caller may do with it, or with the collection that it is in. */
  MailboxRights rights();

  /** Its name to people, where nobody gave it another. */
  default String usualName() {
    return path().name();
  }

  /** Whether others lie in it. */
  default boolean isCollection() {
    return path().slash();
  }

  /** Where properties and locks of it are kept; empty where none are. */
  default Optional<ResourcePlace> place() {
    return Optional.empty();
  }

  /** Where what clients note of it is kept; empty where they can note nothing. */
  default Optional<ResourcePlace> noted(DavCall call) {
    return place();
  }

  /** The tag of its octets; empty where it has none. */
  default Optional<EntityTag> tag() {
    return Optional.empty();
  }

  /** Since when its octets are as they are; empty where it has none. */
  default Optional<Instant> modified() {
    return Optional.empty();
  }

  /** How many octets it holds in memory: of what is read when it is asked for, none. */
  default long held() {
    return 0;
  }

  /** The account that it belongs to, by name; empty where it is nobody's. */
  default Optional<String> owner() {
    return Optional.empty();
  }

  /** What lies directly in it, read as it is gone through. */
  default Iterable<DavResource> members(DavCall call) {
    return List.of();
  }
}
