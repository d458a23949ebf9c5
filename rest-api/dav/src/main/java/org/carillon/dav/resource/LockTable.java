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

/** Who has locked what of that which a request touches, read when it is needed. */
public final class LockTable {
  private final DavCall call;
  private final Map<Set<Long>, List<ResourceLock>> read = new HashMap<>();
  private final Map<Long, DavPath> paths = new HashMap<>();
  private final Map<DavPath, Optional<Position>> parents = new HashMap<>();

  LockTable(DavCall call) {
    this.call = call;
  }

  /**
   * Where an address leads to in the store, whether something is there or not.
   *
   * @param chain the collections above it, from the top, and itself where it is one
   * @param place what would be locked
   */
  public record Position(List<CollectionResource> chain, ResourcePlace place) {
    /** Keeps a copy. */
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

    /** The collection that it lies in; empty at the top. */
    Optional<Long> in() {
      if (place.key().isPresent()) {
        return Optional.of(place.collection());
      }
      return chain.size() < 2 ? Optional.empty() : Optional.of(chain.get(chain.size() - 2).id());
    }
  }

  /** Where an address leads to; empty where there can be no locks. */
  public Optional<Position> position(DavPath path) {
    Optional<HomeKind> kind = HomeKind.of(path.segment(0));
    if (kind.isEmpty() || path.size() < 3) {
      return Optional.empty();
    }
    Homes homes = new Homes(call);
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

  /** The locks that what is at an address is under. */
  public List<ResourceLock> over(DavPath path) {
    return position(path).map(this::over).orElse(List.of());
  }

  /** The same of a resource that was found; of those in one collection that is looked up once. */
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
   * That whoever asks may write what is at an address.
   *
   * @param membership whether it comes, goes or gets another name, which changes what it lies in
   * @param subtree whether all that lies below it is changed with it
   * @throws DavError when a lock stands in the way, of which no token was sent (423)
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
        new Homes(call).below(top).stream().map(CollectionResource::id).collect(Collectors.toSet());
    ids.add(top.id());
    return in(ids);
  }

  /** The address of what a lock was asked for; empty where that is not among what was read. */
  public Optional<DavPath> root(ResourceLock lock) {
    return Optional.ofNullable(paths.get(lock.place().collection()))
        .map(path -> lock.place().key().map(key -> path.member(PathSegment.of(key))).orElse(path));
  }

  /** Forgets what was read: locks were changed. */
  public void changed() {
    read.clear();
    call.marksChanged();
  }
}
