package org.carillon.dav.resource;

import java.util.List;

/**
 * A part of DAV as an application-scoped bean in a package of its own: CalDAV, CardDAV, principals.
 * What it offers is found from this and announced to clients (DAV header, supported-report-set,
 * supported-method-set, allprop) without any other list.
 */
public interface Feature {

  /** Returns the position, 0 to 1000: smaller ones first; the module's own have 1000. */
  default int order() {
    return 100;
  }

  /** Its compliance classes for the {@code DAV} field (RFC 4918 §10.1): {@code calendar-access}. */
  default List<String> classes() {
    return List.of();
  }

  /** Its properties. If two of one name apply to a resource, the earlier feature's is used. */
  default List<Property> properties() {
    return List.of();
  }

  default List<Report> reports() {
    return List.of();
  }

  default List<Method> methods() {
    return List.of();
  }

  /** Its parts of the tree. */
  default List<Space> spaces() {
    return List.of();
  }

  /** Returns the members that it adds to a collection, such as an inbox in a home. */
  default List<DavResource> members(DavCall call, DavResource collection) {
    return List.of();
  }
}
