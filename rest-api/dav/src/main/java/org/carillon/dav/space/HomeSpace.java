package org.carillon.dav.space;

import java.util.List;
import java.util.Optional;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.resource.PlainCollection;
import org.carillon.dav.resource.Space;

/** Homes of one kind, with their collections and members. */
final class HomeSpace implements Space {
  private final HomeKind kind;

  HomeSpace(HomeKind kind) {
    this.kind = kind;
  }

  @Override
  public boolean holds(DavPath path) {
    return path.segment(0).equals(kind.segment());
  }

  /** All homes; callers see only their own. */
  static DavResource all(HomeKind kind) {
    return new PlainCollection(kind.all(), kind.segment(), call -> List.of(own(kind, call)));
  }

  private static DavResource own(HomeKind kind, DavCall call) {
    return new HomeResource(kind, call.caller().name(), true);
  }

  @Override
  public Optional<? extends DavResource> find(DavCall call, DavPath path) {
    if (path.size() == 1) {
      return Optional.of(all(kind));
    }
    CollectionResolver homes = new CollectionResolver(call);
    Optional<HomeResource> home = homes.home(kind, path.segment(1));
    if (home.isEmpty() || path.size() == 2) {
      return home;
    }
    List<String> names = path.below(2);
    Optional<CollectionResource> collection = homes.collection(home.get(), names);
    if (collection.isPresent() || names.size() == 1) {
      return collection;
    }
    return homes
        .collection(home.get(), names.subList(0, names.size() - 1))
        .flatMap(in -> in.member(call, names.getLast()));
  }
}
