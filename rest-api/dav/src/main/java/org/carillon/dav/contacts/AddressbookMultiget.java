package org.carillon.dav.contacts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.method.Destination;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.LoadedObjects;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.ItemKey;

/** CARDDAV:addressbook-multiget (RFC 6352 §8.7). */
final class AddressbookMultiget implements Report {
  private static final int MOST = 10_000;

  /** The most contacts whose octets are in memory at once. */
  private static final int STEP = 100;

  @Override
  public XmlName name() {
    return XmlName.carddav("addressbook-multiget");
  }

  @Override
  public boolean isOf(DavResource resource) {
    return ContactsFeature.isAddressBook(resource);
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    check(wanted);
    List<String> addresses =
        asked.elements(XmlName.dav("href")).stream().map(href -> href.text().strip()).toList();
    if (addresses.size() > MOST) {
      throw DavError.of(
          DavError.TOO_LARGE, "At most " + MOST + " contacts can be requested at once.");
    }
    Map<String, Optional<DavPath>> paths = new LinkedHashMap<>();
    Set<DavPath> known = new HashSet<>();
    for (String address : addresses) {
      Optional<DavPath> path = path(call, address);
      // Each once, in any spelling.
      if (path.isEmpty() || known.add(path.get())) {
        paths.put(address, path);
      }
    }
    Multistatus answer = Multistatus.begin(call);
    List<Map.Entry<String, Optional<DavPath>>> all = List.copyOf(paths.entrySet());
    for (int from = 0; from < all.size(); from += STEP) {
      some(call, resource, all.subList(from, Math.min(all.size(), from + STEP)), wanted, answer);
    }
    answer.end();
  }

  /** An address of another server counts as one without a resource. */
  private static Optional<DavPath> path(DavCall call, String address) {
    try {
      return Destination.path(call, address);
    } catch (DavError malformed) {
      return Optional.empty();
    }
  }

  private static void some(
      DavCall call,
      DavResource resource,
      List<Map.Entry<String, Optional<DavPath>>> addresses,
      PropertyRequest wanted,
      Multistatus answer)
      throws IOException {
    List<DavPath> within =
        addresses.stream()
            .flatMap(address -> address.getValue().stream())
            .filter(path -> !path.slash() && path.parent().isSame(resource.path()))
            .toList();
    Set<DavPath> told = new HashSet<>();
    switch (resource) {
      case CollectionResource collection -> {
        List<ItemKey> keys =
            within.stream()
                .flatMap(path -> PathSegment.key(path.name()).stream())
                .distinct()
                .toList();
        try (LoadedObjects loaded = LoadedObjects.named(call, collection, keys)) {
          answer.resources(loaded, wanted);
          loaded.seen().forEach(key -> told.add(collection.path().member(PathSegment.of(key))));
        }
      }
      case DirectoryResource directory -> {
        List<DavResource> people = new ArrayList<>();
        within.forEach(
            path ->
                DavFailures.found(directory.book().open(call.caller(), path.name()))
                    .map(card -> PersonResource.of(directory, card))
                    .ifPresent(
                        one -> {
                          told.add(path);
                          people.add(one);
                        }));
        answer.resources(people, wanted);
      }
      default -> {}
    }
    for (Map.Entry<String, Optional<DavPath>> address : addresses) {
      if (address.getValue().filter(told::contains).isEmpty()) {
        answer.status(address.getKey(), DavError.NOT_FOUND, Optional.empty());
      }
    }
  }

  /** Throws {@link DavError} if the wanted form is unsupported, before anything is written. */
  static void check(PropertyRequest wanted) {
    if (wanted instanceof PropertyRequest.Named(List<XmlElement> names)) {
      names.stream()
          .filter(name -> name.name().equals(ContactsFeature.ADDRESS_DATA))
          .forEach(AddressData::of);
    }
  }
}
