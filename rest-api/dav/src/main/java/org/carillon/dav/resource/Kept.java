package org.carillon.dav.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.xml.BoundedXml;
import org.carillon.dav.xml.MalformedXml;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.store.item.ItemKey;

/** The dead properties of resources that this request has read so far, page by page. */
public final class Kept {
  private final DavCall call;
  private final Map<ResourcePlace, List<ResourceProperty>> read = new HashMap<>();

  Kept(DavCall call) {
    this.call = call;
  }

  /** Reads those of some resources at once, and forgets those of others. */
  public void load(List<? extends DavResource> resources) {
    read.clear();
    Map<Long, List<ItemKey>> items = new LinkedHashMap<>();
    for (DavResource resource : resources) {
      resource
          .noted(call)
          .ifPresent(
              place -> {
                if (place.key().isPresent()) {
                  items
                      .computeIfAbsent(place.collection(), id -> new ArrayList<>())
                      .add(place.key().get());
                }
              });
    }
    items.forEach(this::load);
  }

  private void load(long collection, List<ItemKey> keys) {
    if (!call.mayBeMarked(collection)) {
      keys.forEach(key -> read.put(ResourcePlace.of(collection, key), List.of()));
      return;
    }
    for (int from = 0; from < keys.size(); from += ResourceProperties.MOST_ITEMS) {
      List<ItemKey> some =
          keys.subList(from, Math.min(keys.size(), from + ResourceProperties.MOST_ITEMS));
      var found = DavFailures.value(call.ports().properties().of(call.caller(), collection, some));
      for (ItemKey key : some) {
        read.put(ResourcePlace.of(collection, key), found.getOrDefault(key, List.of()));
      }
    }
  }

  /** All of one resource. */
  public List<ResourceProperty> of(DavResource resource) {
    return resource.noted(call).map(this::of).orElse(List.of());
  }

  private List<ResourceProperty> of(ResourcePlace place) {
    List<ResourceProperty> known = read.get(place);
    if (known != null) {
      return known;
    }
    if (place.key().isPresent()) {
      load(place.collection(), List.of(place.key().get()));
    } else {
      read.put(
          place,
          DavFailures.value(call.ports().properties().of(call.caller(), place.collection())));
    }
    return read.get(place);
  }

  /** Returns a resource's property by its name. */
  public Optional<XmlElement> of(DavResource resource, XmlName name) {
    return of(resource).stream()
        .filter(kept -> name(kept).equals(name))
        .findFirst()
        .flatMap(Kept::element);
  }

  /** Returns the property's name. */
  public static XmlName name(ResourceProperty kept) {
    return new XmlName(kept.namespace(), kept.name());
  }

  /** Returns the property as it was sent; empty if it is for this server only. */
  public static Optional<XmlElement> element(ResourceProperty kept) {
    if (kept.namespace().equals(XmlName.OWN)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          BoundedXml.read(kept.value().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (MalformedXml damaged) {
      return Optional.empty();
    }
  }
}
