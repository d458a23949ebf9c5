package org.carillon.dav.resource;

import java.util.List;

/**
 * A part of DAV as a bean (application scoped) in a package of its own: CalDAV, CardDAV,
 * principals. Whatever it offers is found by that, and told to clients (DAV header,
 * supported-report-set, supported-method-set, allprop) without any other list.
 */
public interface Feature {

  /**
   * Features that take part earlier have smaller numbers; the module's own have 1000.
   *
   * @return 0 to 1000
   */
  default int order() {
    return 100;
  }

  /** What the {@code DAV} field says of it (RFC 4918 §10.1): {@code calendar-access}. */
  default List<String> classes() {
    return List.of();
  }

  /** Its properties. Of two of one name, of which both are of a resource, the earlier's counts. */
  default List<Property> properties() {
    return List.of();
  }

  /** Its reports. */
  default List<Report> reports() {
    return List.of();
  }

  /** Its methods. */
  default List<Method> methods() {
    return List.of();
  }

  /** Its parts of the tree. */
  default List<Space> spaces() {
    return List.of();
  }

  /** What it adds to the members of a collection: an inbox to a home. */
  default List<DavResource> members(DavCall call, DavResource collection) {
    return List.of();
  }
}
