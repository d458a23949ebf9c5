package org.carillon.dav.resource;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.dav.path.DavPath;
import org.carillon.store.item.CollectionKind;

/** The homes, each for some kinds of collections. */
public enum HomeKind {
  /** Events, tasks and journals. */
  CALENDARS("calendars", CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL),
  ADDRESSBOOKS("addressbooks", CollectionKind.CONTACTS),
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

  /** The home for a kind of collection; empty if DAV does not show the kind. */
  public static Optional<HomeKind> of(CollectionKind kind) {
    return Arrays.stream(values()).filter(home -> home.kinds.contains(kind)).findFirst();
  }

  /** Returns the home kind with this first segment. */
  public static Optional<HomeKind> of(String segment) {
    return Arrays.stream(values()).filter(home -> home.segment.equals(segment)).findFirst();
  }

  /** The first segment of its addresses. */
  public String segment() {
    return segment;
  }

  /** The kind of a new collection if the client names none. */
  public CollectionKind usual() {
    return usual;
  }

  public Set<CollectionKind> kinds() {
    return kinds;
  }

  /** Returns true if collections in it can be nested. */
  public boolean isTree() {
    return this == FILES;
  }

  /** The collection of all accounts' homes. */
  public DavPath all() {
    return DavPath.of(segment);
  }

  /** The home of an account, by its address. */
  public DavPath home(String account) {
    return DavPath.of(segment, account);
  }
}
