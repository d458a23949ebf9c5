package org.carillon.dav.resource;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.xml.XmlName;
import org.carillon.groupware.ObjectEntry;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;

/**
 * A collection of the store.
 *
 * @param entry its data
 * @param account its owner's address
 */
public record CollectionResource(
    DavPath path, CollectionEntry entry, HomeResource home, String account) implements DavResource {

  /** The kind of its items. */
  public CollectionKind kind() {
    return entry.kind();
  }

  /** Its id in the store. */
  public long id() {
    return entry.id();
  }

  /** Returns true if its items are files, which are stored as octets only. */
  public boolean isOfFiles() {
    return kind() == CollectionKind.FILES;
  }

  @Override
  public Set<XmlName> types() {
    Set<XmlName> types = new LinkedHashSet<>();
    types.add(XmlName.dav("collection"));
    switch (kind()) {
      case CALENDAR, TASKS, JOURNAL -> types.add(XmlName.caldav("calendar"));
      case CONTACTS -> types.add(XmlName.carddav("addressbook"));
      case MAIL, NOTES, FILES, CHAT -> {
        // Plain collections.
      }
    }
    return types;
  }

  @Override
  public MailboxRights rights() {
    return entry.rights();
  }

  @Override
  public String usualName() {
    String name = entry.name().own().path();
    String last = name.substring(name.lastIndexOf('/') + 1);
    // All accounts' first calendars have the same name.
    return entry.name().isOthers() ? last + " (" + entry.name().account() + ")" : last;
  }

  @Override
  public Optional<ResourcePlace> place() {
    return Optional.of(ResourcePlace.of(id()));
  }

  @Override
  public Optional<String> owner() {
    return Optional.of(account);
  }

  @Override
  public Iterable<DavResource> members(DavCall call) {
    if (isOfFiles()) {
      List<CollectionResource> folders = new CollectionResolver(call).within(this);
      return () -> Stream.concat(folders.stream(), files(call)).iterator();
    }
    List<ObjectEntry> objects = DavFailures.value(call.ports().objects().list(call.open(this)));
    return () ->
        objects.stream().<DavResource>map(object -> DavObjectResource.of(this, object)).iterator();
  }

  private Stream<DavResource> files(DavCall call) {
    Iterator<List<DavResource>> pages =
        new Iterator<>() {
          private Optional<ChangeState> since = Optional.empty();
          private boolean more = true;

          @Override
          public boolean hasNext() {
            return more;
          }

          @Override
          public List<DavResource> next() {
            ItemChanges changes =
                DavFailures.value(
                    call.ports()
                        .collections()
                        .changes(call.open(CollectionResource.this), since, Collections.MOST));
            since = Optional.of(changes.state());
            more = changes.more();
            List<DavResource> page = new ArrayList<>();
            for (ItemChange change : changes.changes()) {
              if (change instanceof ItemChange.Changed(ItemEntry item) && item.key().isPresent()) {
                page.add(FileResource.of(CollectionResource.this, item));
              }
            }
            return page;
          }
        };
    Iterable<List<DavResource>> all = () -> pages;
    return java.util.stream.StreamSupport.stream(all.spliterator(), false).flatMap(List::stream);
  }

  /** Returns the folder, file or object of this name in it. */
  public Optional<? extends DavResource> member(DavCall call, String name) {
    Optional<ItemKey> key = PathSegment.key(name);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (isOfFiles()) {
      return DavFailures.value(
              call.ports().collections().items(call.caller(), id(), List.of(key.get())))
          .stream()
          .findFirst()
          .map(item -> FileResource.of(this, item));
    }
    return DavFailures.value(call.ports().objects().entries(call.open(this), List.of(key.get())))
        .stream()
        .findFirst()
        .map(entry -> DavObjectResource.of(this, entry));
  }
}
