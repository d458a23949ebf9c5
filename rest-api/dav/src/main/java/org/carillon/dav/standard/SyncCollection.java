package org.carillon.dav.standard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.property.ResultLimit;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectChanges;
import org.carillon.groupware.ObjectEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;

/**
 * DAV:sync-collection (RFC 6578): the changes since a token, in parts if there are many. A folder's
 * subfolders are reported each time, since the store records changes of items only.
 */
public final class SyncCollection implements Report {
  /** The report's element. */
  public static final XmlName NAME = XmlName.dav("sync-collection");

  /** Changes, from either port. */
  private record Changes(
      List<DavResource> changed, List<DavPath> removed, ChangeState state, boolean more) {}

  @Override
  public XmlName name() {
    return NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource instanceof CollectionResource;
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    CollectionResource collection = (CollectionResource) resource;
    PropertyRequest wanted = wanted(asked);
    Optional<ChangeState> since = since(collection, asked);
    Changes changes =
        changes(
            call, collection, since, ResultLimit.of(asked, XmlName.dav("limit"), Collections.MOST));
    Multistatus answer = Multistatus.begin(call);
    answer.resources(changes.changed, wanted);
    if (collection.isOfFiles()) {
      answer.resources(new CollectionResolver(call).within(collection), wanted);
    }
    for (DavPath removed : changes.removed) {
      answer.status(removed, DavError.NOT_FOUND);
    }
    if (changes.more) {
      answer.cutOff(collection.path());
    }
    answer.element(
        XmlElement.text(StandardNames.SYNC_TOKEN, SyncToken.of(collection, changes.state)));
    answer.end();
  }

  /** Returns the properties wanted of each change; throws if deeper levels are wanted. */
  public static PropertyRequest wanted(XmlElement asked) {
    String level = asked.element(XmlName.dav("sync-level")).map(XmlElement::text).orElse("1");
    if (!level.strip().equals("1")) {
      // RFC 6578 §3.3 lets a server refuse to go deeper.
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("sync-traversal-supported"));
    }
    return new PropertyRequest.Named(
        asked.element(XmlName.dav("prop")).map(XmlElement::elements).orElse(List.of()));
  }

  private static Optional<ChangeState> since(CollectionResource collection, XmlElement asked) {
    String token = asked.element(StandardNames.SYNC_TOKEN).map(XmlElement::text).orElse("").strip();
    if (token.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(SyncToken.parse(collection, token).orElseThrow(SyncCollection::invalid));
  }

  /** The error for a token that is invalid or too old (RFC 6578 §3.2). */
  public static DavError invalid() {
    return DavError.of(DavError.FORBIDDEN, XmlName.dav("valid-sync-token"));
  }

  private static Changes changes(
      DavCall call, CollectionResource collection, Optional<ChangeState> since, int most) {
    return collection.isOfFiles()
        ? files(
            collection,
            value(call.ports().collections().changes(call.open(collection), since, most)))
        : objects(
            collection, value(call.ports().objects().changes(call.open(collection), since, most)));
  }

  private static <T> T value(Answer<T> answer) {
    if (answer.asFailure().filter(Failure.Outdated.class::isInstance).isPresent()) {
      throw invalid();
    }
    return DavFailures.value(answer);
  }

  private static Changes files(CollectionResource collection, ItemChanges changes) {
    List<DavResource> changed = new ArrayList<>();
    List<DavPath> removed = new ArrayList<>();
    for (ItemChange change : changes.changes()) {
      switch (change) {
        case ItemChange.Changed(ItemEntry item) -> {
          if (item.key().isPresent()) {
            changed.add(FileResource.of(collection, item));
          }
        }
        case ItemChange.Removed(long _, Optional<ItemKey> key) ->
            key.ifPresent(gone -> removed.add(collection.path().member(PathSegment.of(gone))));
      }
    }
    return new Changes(changed, removed, changes.state(), changes.more());
  }

  private static Changes objects(CollectionResource collection, ObjectChanges changes) {
    List<DavResource> changed = new ArrayList<>();
    List<DavPath> removed = new ArrayList<>();
    for (ObjectChange change : changes.changes()) {
      switch (change) {
        case ObjectChange.Changed(ObjectEntry object) ->
            changed.add(DavObjectResource.of(collection, object));
        case ObjectChange.Removed(ItemKey key) ->
            removed.add(collection.path().member(PathSegment.of(key)));
      }
    }
    return new Changes(changed, removed, changes.state(), changes.more());
  }
}
