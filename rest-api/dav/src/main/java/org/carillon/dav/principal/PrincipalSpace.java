package org.carillon.dav.principal;

import java.util.List;
import java.util.Optional;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.PlainCollection;
import org.carillon.dav.resource.Space;

/** All principals; only the caller's own is listed, and a search by name finds others. */
final class PrincipalSpace implements Space {
  /** The collection of all principals. */
  static final DavPath ALL = DavPath.of(PrincipalResource.SEGMENT);

  private final Principals principals;

  PrincipalSpace(Principals principals) {
    this.principals = principals;
  }

  @Override
  public boolean holds(DavPath path) {
    return path.segment(0).equals(PrincipalResource.SEGMENT);
  }

  @Override
  public Optional<? extends DavResource> find(DavCall call, DavPath path) {
    return switch (path.size()) {
      case 1 -> Optional.of(all());
      case 2 -> principals.find(call, path.name());
      default -> Optional.empty();
    };
  }

  DavResource all() {
    return new PlainCollection(
        ALL,
        PrincipalResource.SEGMENT,
        call ->
            principals
                .find(call, call.caller().name())
                .<List<DavResource>>map(List::of)
                .orElse(List.of()));
  }
}
