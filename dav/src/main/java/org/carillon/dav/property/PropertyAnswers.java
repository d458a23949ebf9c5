package org.carillon.dav.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.resource.ResourceProperty;
import org.carillon.dav.header.Preference;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.Kept;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** What of wanted properties resources have, for one request. */
public final class PropertyAnswers {
  private final DavCall call;
  private final PropertyRequest wanted;
  private final boolean minimal;

  /** For a request. */
  public PropertyAnswers(DavCall call, PropertyRequest wanted) {
    this.call = call;
    this.wanted = wanted;
    this.minimal = call.preference() == Preference.MINIMAL;
  }

  /** Whether what clients noted has to be read of some resources. */
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

  /** The response of one resource. */
  XmlElement of(DavResource resource) {
    List<XmlElement> found = new ArrayList<>();
    List<XmlElement> missing = new ArrayList<>();
    switch (wanted) {
      case PropertyRequest.Named(List<XmlElement> names) ->
          names.forEach(name -> one(resource, name, found, missing));
      case PropertyRequest.All(List<XmlElement> more) -> {
        Set<XmlName> told = new LinkedHashSet<>();
        call.features()
            .properties(resource)
            .filter(property -> !property.isOnlyWhenNamed())
            .forEach(
                property -> {
                  told.add(property.name());
                  get(resource, XmlElement.of(property.name())).ifPresent(found::add);
                });
        for (ResourceProperty kept : call.kept().of(resource)) {
          if (!call.features().isKnown(Kept.name(kept)) && told.add(Kept.name(kept))) {
            Kept.element(kept).ifPresent(found::add);
          }
        }
        more.stream()
            .filter(name -> !told.contains(name.name()))
            .forEach(name -> one(resource, name, found, missing));
      }
      case PropertyRequest.Names() -> names(resource, found);
    }
    return response(resource, found, missing);
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

  private void one(
      DavResource resource, XmlElement asked, List<XmlElement> found, List<XmlElement> missing) {
    get(resource, asked)
        .ifPresentOrElse(found::add, () -> missing.add(XmlElement.of(asked.name())));
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

  private XmlElement response(
      DavResource resource, List<XmlElement> found, List<XmlElement> missing) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(Property.href(call.href(resource.path())));
    boolean tellsMissing = !missing.isEmpty() && !minimal;
    if (!found.isEmpty() || !tellsMissing) {
      inside.add(Multistatus.propstat(found, 200, Optional.empty()));
    }
    if (tellsMissing) {
      inside.add(Multistatus.propstat(missing, 404, Optional.empty()));
    }
    return XmlElement.of(XmlName.dav("response"), inside);
  }
}
