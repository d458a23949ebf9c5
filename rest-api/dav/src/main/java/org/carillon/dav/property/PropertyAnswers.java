package org.carillon.dav.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.header.Preference;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.Kept;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.resource.ResourceProperty;

/** Reads the requested properties of resources, for one request. */
public final class PropertyAnswers {
  private final DavCall call;
  private final PropertyRequest wanted;
  private final boolean minimal;

  public PropertyAnswers(DavCall call, PropertyRequest wanted) {
    this.call = call;
    this.wanted = wanted;
    this.minimal = call.preference() == Preference.MINIMAL;
  }

  /** Returns true if some of the resources need their stored properties to be read. */
  boolean needsKept(List<? extends DavResource> resources) {
    return switch (wanted) {
      case PropertyRequest.All _, PropertyRequest.Names _ -> true;
      case PropertyRequest.Named(List<XmlElement> names) ->
          resources.stream()
              .anyMatch(resource -> names.stream().anyMatch(name -> isKept(resource, name.name())));
    };
  }

  private boolean isKept(DavResource resource, XmlName name) {
    if (name.equals(StandardNames.CONTENT_TYPE)) {
      return resource instanceof FileResource;
    }
    return call.features()
        .property(name, resource)
        .map(Property::isStored)
        .orElseGet(() -> !call.features().isKnown(name));
  }

  /** The properties found for one resource, by status. */
  private static final class Found {
    private final List<XmlElement> there = new ArrayList<>();
    private final List<XmlElement> missing = new ArrayList<>();
    private final Map<XmlElement, DavError> refused = new LinkedHashMap<>();
  }

  /** The response of one resource. */
  XmlElement of(DavResource resource) {
    Found found = new Found();
    switch (wanted) {
      case PropertyRequest.Named(List<XmlElement> names) ->
          names.forEach(name -> one(resource, name, found));
      case PropertyRequest.All(List<XmlElement> more) -> {
        Set<XmlName> told = new LinkedHashSet<>();
        call.features()
            .properties(resource)
            .filter(property -> !property.isOnlyWhenNamed())
            .forEach(
                property -> {
                  told.add(property.name());
                  get(resource, XmlElement.of(property.name()), found).ifPresent(found.there::add);
                });
        for (ResourceProperty kept : call.kept().of(resource)) {
          if (!call.features().isKnown(Kept.name(kept)) && told.add(Kept.name(kept))) {
            Kept.element(kept).ifPresent(found.there::add);
          }
        }
        more.stream()
            .filter(name -> !told.contains(name.name()))
            .forEach(name -> one(resource, name, found));
      }
      case PropertyRequest.Names() -> names(resource, found.there);
    }
    return response(resource, found);
  }

  /** An error in one property is reported with that property (RFC 4918 §9.1). */
  private Optional<XmlElement> get(DavResource resource, XmlElement asked, Found found) {
    try {
      return get(resource, asked);
    } catch (DavError refused) {
      if (refused.status() == DavError.UNAVAILABLE) {
        throw refused;
      }
      found.refused.put(XmlElement.of(asked.name()), refused);
      return Optional.empty();
    }
  }

  private void names(DavResource resource, List<XmlElement> into) {
    Set<XmlName> names = new LinkedHashSet<>();
    call.features()
        .properties(resource)
        .filter(property -> !property.isStored())
        .forEach(property -> names.add(property.name()));
    call.kept().of(resource).stream()
        .map(Kept::name)
        .filter(name -> !name.namespace().equals(XmlName.OWN))
        .forEach(names::add);
    names.forEach(name -> into.add(XmlElement.of(name)));
  }

  private void one(DavResource resource, XmlElement asked, Found found) {
    XmlElement name = XmlElement.of(asked.name());
    Optional<XmlElement> there = get(resource, asked, found);
    if (there.isPresent()) {
      found.there.add(there.get());
    } else if (!found.refused.containsKey(name)) {
      found.missing.add(name);
    }
  }

  /** One property of a resource; empty where it has none. */
  public Optional<XmlElement> get(DavResource resource, XmlElement asked) {
    Optional<Property> known = call.features().property(asked.name(), resource);
    if (known.isEmpty() || known.get().isStored()) {
      Optional<XmlElement> kept =
          asked.name().namespace().equals(XmlName.OWN) || known.isEmpty() && isKnown(asked)
              ? Optional.empty()
              : call.kept().of(resource, asked.name());
      return kept.isPresent() || known.isEmpty() ? kept : known.get().get(resource, asked, call);
    }
    return known.get().get(resource, asked, call);
  }

  private boolean isKnown(XmlElement asked) {
    return call.features().isKnown(asked.name());
  }

  private XmlElement response(DavResource resource, Found found) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(Property.href(call.href(resource.path())));
    boolean tellsMissing = !found.missing.isEmpty() && !minimal;
    if (!found.there.isEmpty() || !tellsMissing && found.refused.isEmpty()) {
      inside.add(Multistatus.propstat(found.there, 200, Optional.empty()));
    }
    if (tellsMissing) {
      inside.add(Multistatus.propstat(found.missing, 404, Optional.empty()));
    }
    found.refused.forEach(
        (name, why) ->
            inside.add(Multistatus.propstat(List.of(name), why.status(), Optional.of(why))));
    return XmlElement.of(XmlName.dav("response"), inside);
  }
}
