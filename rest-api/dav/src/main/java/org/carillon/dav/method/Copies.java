package org.carillon.dav.method;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.Depth;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.xml.XmlName;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Copies resources within the store, with their properties. */
final class Copies {
  private static final Precondition ALWAYS = new Precondition.Always();

  private final DavCall call;

  Copies(DavCall call) {
    this.call = call;
  }

  /** Copies a file or an object. */
  void copy(DavResource source, CollectionResource into, String name) {
    place(source, into, name, false);
  }

  /** Moves a file or an object: its name changes in one step, and nothing is lost. */
  void move(DavResource source, CollectionResource into, String name) {
    place(source, into, name, true);
  }

  private void place(DavResource source, CollectionResource into, String name, boolean moves) {
    ItemKey key =
        PathSegment.key(name)
            .orElseThrow(() -> DavError.of(DavError.FORBIDDEN, "This name is not allowed."));
    switch (source) {
      case FileResource file -> file(file, into, key, moves);
      case DavObjectResource object -> object(object, into, key, moves);
      default -> throw DavError.of(DavError.FORBIDDEN, "This resource cannot be copied.");
    }
    ResourcePlace from = source.place().orElseThrow();
    ResourcePlace to = ResourcePlace.of(into.id(), key);
    DavFailures.value(call.ports().properties().carry(call.caller(), from, to, moves));
    call.marksChanged();
    if (moves) {
      // RFC 4918 §7.5: locks stay where they were.
      call.ports().locks().release(call.caller(), from);
    }
  }

  private void file(FileResource file, CollectionResource into, ItemKey key, boolean moves) {
    if (!into.isOfFiles()) {
      throw DavError.of(DavError.FORBIDDEN, "Files can only be stored in a file folder.");
    }
    DavFailures.value(
        call.ports()
            .collections()
            .copy(call.caller(), file.collection().id(), file.key(), into.id(), key, moves));
  }

  private void object(
      DavObjectResource object, CollectionResource into, ItemKey key, boolean moves) {
    if (into.kind() != object.collection().kind()) {
      throw DavError.of(
          DavError.FORBIDDEN, "The destination collection is for another kind of object.");
    }
    var objects = call.ports().objects();
    if (moves) {
      new DuplicateMeetings(call)
          .require(into, Set.of(object.collection().id()), object.octets(call));
      DavFailures.value(
          objects.move(
              call.caller(), object.collection().id(), object.entry().key(), into.id(), key));
      return;
    }
    if (into.id() == object.collection().id()) {
      // Its UID is unique in its collection.
      throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("no-uid-conflict"));
    }
    byte[] octets = object.octets(call);
    new DuplicateMeetings(call).require(into, Set.of(), octets);
    DavFailures.value(
        objects.put(call.caller(), into.id(), key, ALWAYS, new NewObject(octets, Telling.NEVER)));
  }

  /** Copies a collection and its members, as far as possible; failures go to {@code failed}. */
  void tree(
      CollectionResource source,
      MailboxName name,
      DavPath target,
      Depth depth,
      Map<DavPath, DavError> failed) {
    CollectionEntry made =
        DavFailures.value(call.ports().collections().create(call.caller(), name, source.kind()));
    call.collectionsChanged();
    CollectionResource into = new CollectionResource(target, made, source.home(), source.account());
    DavFailures.value(
        call.ports()
            .properties()
            .carry(
                call.caller(), ResourcePlace.of(source.id()), ResourcePlace.of(made.id()), false));
    if (depth == Depth.ZERO) {
      return;
    }
    for (DavResource member : source.members(call)) {
      if (member instanceof CollectionResource) {
        continue;
      }
      try {
        copy(member, into, member.path().name());
      } catch (DavError error) {
        failed.put(target.member(member.path().name()), error);
      }
    }
    for (CollectionResource inside : new CollectionResolver(call).within(source)) {
      String level = inside.path().name();
      Optional<MailboxName> below = PathSegment.known(name.path() + '/' + level);
      if (below.isPresent()) {
        tree(inside, below.get(), target.collection(level), depth, failed);
      }
    }
  }
}
