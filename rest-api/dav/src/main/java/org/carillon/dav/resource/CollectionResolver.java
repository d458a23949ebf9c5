package org.carillon.dav.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.mailbox.collection.CollectionEntry;

/** Finds collections by their addresses, and addresses of collections, for one request. */
public final class CollectionResolver {
  private final DavCall call;
  private final String caller;

  public CollectionResolver(DavCall call) {
    this.call = call;
    this.caller = call.caller().name();
  }

  /** Returns an account's home, or empty if the caller may know nothing of it. */
  public Optional<HomeResource> home(HomeKind kind, String account) {
    if (account.equalsIgnoreCase(caller)) {
      return Optional.of(new HomeResource(kind, caller, true));
    }
    HomeResource other = new HomeResource(kind, account.toLowerCase(Locale.ROOT), false);
    return top(other).isEmpty() ? Optional.empty() : Optional.of(other);
  }

  /** Returns the top collections of a home; in the caller's own home, all that the caller sees. */
  public List<CollectionResource> top(HomeResource home) {
    List<CollectionEntry> all =
        (home.own() ? call.collections() : call.visible())
            .stream()
                .filter(entry -> home.kind().kinds().contains(entry.kind()))
                .filter(entry -> home.own() || isOf(entry.name(), home.account()))
                .toList();
    Set<String> paths = all.stream().map(entry -> entry.name().path()).collect(Collectors.toSet());
    return all.stream()
        .filter(entry -> !home.kind().isTree() || !hasAbove(entry.name(), paths))
        .map(entry -> at(home, entry, home.path().collection(topSegment(home, entry.name()))))
        .toList();
  }

  private static boolean hasAbove(MailboxName name, Set<String> paths) {
    return paths.contains(name.parentPath());
  }

  private static String topSegment(HomeResource home, MailboxName name) {
    return PathSegment.of(home.own() ? name : name.own());
  }

  /** Returns the direct subcollections, in a tree. */
  public List<CollectionResource> within(CollectionResource collection) {
    if (!collection.home().kind().isTree()) {
      return List.of();
    }
    String above = collection.entry().name().path();
    return call.visible().stream()
        .filter(entry -> entry.kind() == collection.entry().kind())
        .filter(entry -> entry.name().parentPath().equals(above))
        .filter(entry -> !isDots(entry.name().path().substring(above.length() + 1)))
        .map(
            entry ->
                at(
                    collection.home(),
                    entry,
                    collection
                        .path()
                        .collection(entry.name().path().substring(above.length() + 1))))
        .toList();
  }

  private static boolean isDots(String name) {
    return name.equals(".") || name.equals("..");
  }

  /** Returns all collections below it at any depth, without itself. */
  public List<CollectionResource> below(CollectionResource collection) {
    return within(collection).stream()
        .flatMap(
            inside ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(inside), below(inside).stream()))
        .toList();
  }

  private CollectionResource at(HomeResource home, CollectionEntry entry, DavPath path) {
    return new CollectionResource(path, entry, home, owner(entry.name()));
  }

  /** Returns the address of a mailbox's owner. */
  public String owner(MailboxName name) {
    return name.isOthers() ? full(name.account()) : caller;
  }

  private boolean isOf(MailboxName name, String account) {
    return name.isOthers() && full(name.account()).equalsIgnoreCase(account);
  }

  private String full(String account) {
    return account.indexOf('@') < 0
        ? account + caller.substring(Math.max(0, caller.indexOf('@')))
        : account;
  }

  /** Returns the mailbox, existing or not, of an address in a home; empty for invalid names. */
  public Optional<MailboxName> mailbox(HomeResource home, List<String> segments) {
    if (segments.isEmpty() || segments.size() > 1 && !home.kind().isTree()) {
      return Optional.empty();
    }
    return PathSegment.mailbox(segments.getFirst())
        .filter(top -> home.own() || !top.isOthers())
        .flatMap(
            top -> {
              String path =
                  segments.size() == 1
                      ? top.path()
                      : top.path() + '/' + String.join("/", segments.subList(1, segments.size()));
              return PathSegment.known(path);
            })
        .map(name -> home.own() ? name : MailboxName.ofOther(home.account(), name));
  }

  /** Returns a collection by its names below its home, or empty if none of the kinds exists. */
  public Optional<CollectionResource> collection(HomeResource home, List<String> segments) {
    Optional<MailboxName> name = mailbox(home, segments);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    DavPath path = home.path();
    for (String segment : segments) {
      path = path.collection(segment);
    }
    DavPath there = path;
    return call.collection(name.get())
        .filter(entry -> home.kind().kinds().contains(entry.kind()))
        .map(entry -> at(home, entry, there));
  }
}
