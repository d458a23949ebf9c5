package org.carillon.dav.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.IfHeader;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.resource.ResourceLock;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.store.item.ItemKey;

/** The locks on the resources of a request, read when they are needed. */
public final class LockTable {
  private final DavCall call;
  private final Map<Set<Long>, List<ResourceLock>> read = new HashMap<>();
  private final Map<Long, DavPath> paths = new HashMap<>();
  private final Map<DavPath, Optional<Position>> parents = new HashMap<>();

  LockTable(DavCall call) {
    this.call = call;
  }

  /**
   * The position of an address in the store, whether or not something exists there.
   *
   * @param chain the collections above it, from the top, and itself if it is one
   * @param place the place that would be locked
   */
  public record Position(List<CollectionResource> chain, ResourcePlace place) {
    public Position {
      chain = List.copyOf(chain);
    }

    /** The ids of the collections above it. */
    public Set<Long> above() {
      return chain.stream()
          .map(CollectionResource::id)
          .filter(id -> place.key().isPresent() || id != place.collection())
          .collect(Collectors.toSet());
    }

    /** The collection that contains it; empty at the top. */
    Optional<Long> in() {
      if (place.key().isPresent()) {
        return Optional.of(place.collection());
      }
      return chain.size() < 2 ? Optional.empty() : Optional.of(chain.get(chain.size() - 2).id());
    }
  }

  /** Returns the position of an address, or empty if nothing can be locked there. */
  public Optional<Position> position(DavPath path) {
    Optional<HomeKind> kind = HomeKind.of(path.segment(0));
    if (kind.isEmpty() || path.size() < 3) {
      return Optional.empty();
    }
    CollectionResolver homes = new CollectionResolver(call);
    Optional<HomeResource> home = homes.home(kind.get(), path.segment(1));
    if (home.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = path.below(2);
    List<CollectionResource> chain = new ArrayList<>();
    for (int upTo = 1; upTo <= names.size(); upTo++) {
      Optional<CollectionResource> next = homes.collection(home.get(), names.subList(0, upTo));
      if (next.isEmpty()) {
        break;
      }
      chain.add(next.get());
      paths.put(next.get().id(), next.get().path());
    }
    if (chain.size() == names.size()) {
      return Optional.of(new Position(chain, ResourcePlace.of(chain.getLast().id())));
    }
    Optional<ItemKey> key = PathSegment.key(names.getLast());
    return chain.size() == names.size() - 1 && !chain.isEmpty() && key.isPresent()
        ? Optional.of(new Position(chain, ResourcePlace.of(chain.getLast().id(), key.get())))
        : Optional.empty();
  }

  private List<ResourceLock> in(Set<Long> collections) {
    return read.computeIfAbsent(
        collections.stream().filter(call::mayBeMarked).collect(Collectors.toSet()),
        ids ->
            ids.isEmpty()
                ? List.of()
                : DavFailures.value(call.ports().locks().in(call.caller(), ids)));
  }

  private List<ResourceLock> around(Position position) {
    return in(position.chain().stream().map(CollectionResource::id).collect(Collectors.toSet()));
  }

  /** Returns the locks that apply to the resource at a path. */
  public List<ResourceLock> over(DavPath path) {
    return position(path).map(this::over).orElse(List.of());
  }

  /** Returns the locks on a resource; its collection is looked up once for all members. */
  public List<ResourceLock> over(DavResource resource) {
    Optional<ResourcePlace> place = resource.place();
    if (place.isEmpty()) {
      return List.of();
    }
    if (place.get().key().isEmpty()) {
      return over(resource.path());
    }
    return parents
        .computeIfAbsent(resource.path().parent(), this::position)
        .map(parent -> over(new Position(parent.chain(), place.get())))
        .orElse(List.of());
  }

  private List<ResourceLock> over(Position position) {
    Set<Long> above = position.above();
    return around(position).stream()
        .filter(
            lock ->
                lock.place().equals(position.place())
                    || lock.deep()
                        && lock.place().key().isEmpty()
                        && above.contains(lock.place().collection()))
        .toList();
  }

  /**
   * Checks that locks allow the caller to write at a path.
   *
   * @param membership true if it is created, deleted or renamed, which changes its collection
   * @param subtree true if everything below it changes, too
   * @throws DavError if a lock applies whose token was not sent (423)
   */
  public void require(DavPath path, boolean membership, boolean subtree) {
    Optional<Position> position = position(path);
    if (position.isEmpty()) {
      return;
    }
    Position at = position.get();
    Map<ResourcePlace, List<ResourceLock>> blocking = new LinkedHashMap<>();
    over(at).forEach(lock -> add(blocking, lock));
    if (membership) {
      around(at).stream()
          .filter(lock -> lock.place().key().isEmpty())
          .filter(lock -> at.in().filter(in -> in == lock.place().collection()).isPresent())
          .forEach(lock -> add(blocking, lock));
    }
    if (subtree && at.place().key().isEmpty()) {
      below(at).forEach(lock -> add(blocking, lock));
    }
    Set<String> sent = call.conditions().map(IfHeader::tokens).orElse(Set.of());
    for (List<ResourceLock> locks : blocking.values()) {
      if (locks.stream().noneMatch(lock -> lock.own() && sent.contains(lock.token()))) {
        throw DavError.of(
            DavError.LOCKED,
            XmlElement.of(
                XmlName.dav("lock-token-submitted"),
                Property.href(call.href(root(locks.getFirst()).orElse(path)))));
      }
    }
  }

  private static void add(Map<ResourcePlace, List<ResourceLock>> into, ResourceLock lock) {
    into.computeIfAbsent(lock.place(), place -> new ArrayList<>()).add(lock);
  }

  private List<ResourceLock> below(Position at) {
    CollectionResource top = at.chain().getLast();
    Set<Long> ids =
        new CollectionResolver(call)
            .below(top).stream().map(CollectionResource::id).collect(Collectors.toSet());
    ids.add(top.id());
    return in(ids);
  }

  /** Returns the address for which a lock was requested, or empty if it is not among those read. */
  public Optional<DavPath> root(ResourceLock lock) {
    return Optional.ofNullable(paths.get(lock.place().collection()))
        .map(path -> lock.place().key().map(key -> path.member(PathSegment.of(key))).orElse(path));
  }

  /** Must be called after a change of locks: forgets those that were read. */
  public void changed() {
    read.clear();
    call.marksChanged();
  }
}
