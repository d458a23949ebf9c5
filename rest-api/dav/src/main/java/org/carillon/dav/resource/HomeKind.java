package org.carillon.dav.resource;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.dav.path.DavPath;
import org.carillon.store.item.CollectionKind;

/** Where collections of which kinds are found. */
public enum HomeKind {
  /** Events, tasks and journals. */
  CALENDARS("calendars", CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL),
  /** Contacts. */
  ADDRESSBOOKS("addressbooks", CollectionKind.CONTACTS),
  /** Notes. */
  NOTES("notes", CollectionKind.NOTES),
  /** Files, as a tree of folders. */
  FILES("files", CollectionKind.FILES);

  private final String segment;
  private final CollectionKind usual;
  private final Set<CollectionKind> kinds;

  HomeKind(String segment, CollectionKind usual, CollectionKind... more) {
    this.segment = segment;
    this.usual = usual;
    EnumSet<CollectionKind> all = EnumSet.of(usual, more);
    this.kinds = Set.copyOf(all);
  }

  /** The home kind of collections; empty of those that DAV does not show. */
  public static Optional<HomeKind> of(CollectionKind kind) {
    return Arrays.stream(values()).filter(home -> home.kinds.contains(kind)).findFirst();
  }

  /** That of a first segment. */
  public static Optional<HomeKind> of(String segment) {
    return Arrays.stream(values()).filter(home -> home.segment.equals(segment)).findFirst();
  }

  /** The first segment of addresses in it. */
  public String segment() {
    return segment;
  }

  /** What is made where nothing more is said. */
  public CollectionKind usual() {
    return usual;
  }

  /** What can be in it. */
  public Set<CollectionKind> kinds() {
    return kinds;
  }

  /** Whether collections lie in each other there. */
  public boolean isTree() {
    return this == FILES;
  }

  /** All accounts' homes. */
  public DavPath all() {
    return DavPath.of(segment);
  }

  /** The home of an account, by its address. */
  public DavPath home(String account) {
    return DavPath.of(segment, account);
  }
}
