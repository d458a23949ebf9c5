package org.carillon.dav.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.ResourcePropertyChange;

/** Changes of properties, all or none (RFC 4918 §9.2). */
public final class PropertyChanges {
  private final Map<XmlName, Optional<XmlElement>> changes;

  private PropertyChanges(Map<XmlName, Optional<XmlElement>> changes) {
    this.changes = changes;
  }

  /** Reads an element with DAV:set and DAV:remove; the last change of a property counts. */
  public static PropertyChanges of(XmlElement asked) {
    Map<XmlName, Optional<XmlElement>> changes = new LinkedHashMap<>();
    for (XmlElement each : asked.elements()) {
      boolean sets = each.name().equals(XmlName.dav("set"));
      if (!sets && !each.name().equals(XmlName.dav("remove"))) {
        continue;
      }
      for (XmlElement prop : each.elements(XmlName.dav("prop"))) {
        for (XmlElement property : prop.elements()) {
          Optional<String> lang = prop.lang().or(each::lang).or(asked::lang);
          changes.remove(property.name());
          changes.put(property.name(), sets ? Optional.of(property.in(lang)) : Optional.empty());
        }
      }
    }
    return new PropertyChanges(changes);
  }

  /** Returns the same changes without the property. */
  public PropertyChanges without(XmlName name) {
    Map<XmlName, Optional<XmlElement>> others = new LinkedHashMap<>(changes);
    others.remove(name);
    return new PropertyChanges(others);
  }

  /** Returns the property's new value, or empty if it gets none. */
  public Optional<XmlElement> value(XmlName name) {
    return changes.getOrDefault(name, Optional.empty());
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * The outcome.
   *
   * @param done true if all changes were made; otherwise none was
   * @param propstats each property with its status
   */
  public record Outcome(boolean done, List<XmlElement> propstats) {
    public Outcome {
      propstats = List.copyOf(propstats);
    }
  }

  /** Applies the changes. */
  public Outcome apply(DavCall call, DavResource resource) {
    Map<XmlName, DavError> refused = new LinkedHashMap<>();
    List<Runnable> steps = new ArrayList<>();
    List<ResourcePropertyChange> kept = new ArrayList<>();
    changes.forEach(
        (name, value) -> {
          try {
            steps.add(look(call, resource, name, value, kept));
          } catch (DavError error) {
            refused.put(name, error);
          }
        });
    if (refused.isEmpty()) {
      try {
        if (!kept.isEmpty()) {
          DavFailures.value(
              call.ports().properties().change(call.caller(), place(call, resource), kept));
          call.marksChanged();
        }
        steps.forEach(Runnable::run);
        return new Outcome(true, List.of(propstat(changes.keySet(), 200, Optional.empty())));
      } catch (DavError error) {
        changes.keySet().forEach(name -> refused.put(name, error));
      }
    }
    return new Outcome(false, told(refused));
  }

  /** Returns the outcome when one change is refused: then none is made. */
  public Outcome refused(XmlName name, DavError why) {
    return new Outcome(false, told(Map.of(name, why)));
  }

  private static ResourcePlace place(DavCall call, DavResource resource) {
    return resource
        .noted(call)
        .orElseThrow(
            () ->
                DavError.of(DavError.FORBIDDEN, "Properties of this resource cannot be changed."));
  }

  private static Runnable look(
      DavCall call,
      DavResource resource,
      XmlName name,
      Optional<XmlElement> value,
      List<ResourcePropertyChange> kept) {
    Optional<Property> known = call.features().property(name, resource);
    if (known.isPresent() && !known.get().isStored()) {
      return known.get().set(resource, value, call);
    }
    if (known.isEmpty()
        && (call.features().isKnown(name) || name.namespace().equals(XmlName.OWN))) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("cannot-modify-protected-property"));
    }
    place(call, resource);
    known.ifPresent(property -> property.set(resource, value, call));
    Optional<String> text = value.map(XmlOutput::text);
    if (name.toString().length() > ResourceProperty.MOST_NAME
        || text.filter(written -> written.length() > ResourceProperty.MOST_OCTETS / 4)
            .isPresent()) {
      throw DavError.of(DavError.INSUFFICIENT_STORAGE, "The property's name or value is too long.");
    }
    kept.add(new ResourcePropertyChange(name.namespace(), name.local(), text));
    return () -> {};
  }

  private List<XmlElement> told(Map<XmlName, DavError> refused) {
    List<XmlElement> propstats = new ArrayList<>();
    refused.forEach(
        (name, error) ->
            propstats.add(propstat(List.of(name), error.status(), Optional.of(error))));
    List<XmlName> others =
        changes.keySet().stream().filter(name -> !refused.containsKey(name)).toList();
    if (!others.isEmpty()) {
      propstats.add(propstat(others, DavError.FAILED_DEPENDENCY, Optional.empty()));
    }
    return propstats;
  }

  private static XmlElement propstat(Iterable<XmlName> names, int status, Optional<DavError> why) {
    List<XmlElement> properties = new ArrayList<>();
    names.forEach(name -> properties.add(XmlElement.of(name)));
    return Multistatus.propstat(properties, status, why);
  }
}
