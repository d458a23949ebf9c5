package org.carillon.dav.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.xml.XmlName;

/** All that the features offer. */
@ApplicationScoped
public class Features {
  private List<Feature> features;
  private Map<XmlName, List<Property>> properties;
  private List<Report> reports;
  private Map<String, List<Method>> methods;
  private List<Space> spaces;

  /** For the container. */
  protected Features() {}

  @Inject
  Features(@Any Instance<Feature> beans) {
    this(beans.stream().toList());
  }

  /** With these. */
  public Features(List<Feature> all) {
    features = all.stream().sorted(Comparator.comparingInt(Feature::order)).toList();
    properties =
        features.stream()
            .flatMap(feature -> feature.properties().stream())
            .collect(
                Collectors.groupingBy(Property::name, LinkedHashMap::new, Collectors.toList()));
    reports = features.stream().flatMap(feature -> feature.reports().stream()).toList();
    methods =
        features.stream()
            .flatMap(feature -> feature.methods().stream())
            .collect(Collectors.groupingBy(Method::name, LinkedHashMap::new, Collectors.toList()));
    spaces = features.stream().flatMap(feature -> feature.spaces().stream()).toList();
  }

  /** What the {@code DAV} field says. */
  public String classes() {
    return features.stream()
        .sorted(Comparator.comparingInt(Feature::order).reversed())
        .flatMap(feature -> feature.classes().stream())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The property of a name that a resource can have. */
  public Optional<Property> property(XmlName name, DavResource resource) {
    return properties.getOrDefault(name, List.of()).stream()
        .filter(property -> property.isOf(resource))
        .findFirst();
  }

  /** All properties that a resource can have. */
  public Stream<Property> properties(DavResource resource) {
    return properties.keySet().stream().flatMap(name -> property(name, resource).stream());
  }

  /** Whether a name is one that the server gives a meaning, of whatever resource. */
  public boolean isKnown(XmlName name) {
    return properties.containsKey(name);
  }

  /** The report of a name that can be asked of a resource. */
  public Optional<Report> report(XmlName name, DavResource resource) {
    return reports(resource).filter(report -> report.name().equals(name)).findFirst();
  }

  /** The reports that can be asked of a resource. */
  public Stream<Report> reports(DavResource resource) {
    return reports.stream().filter(report -> report.isOf(resource));
  }

  /** Whether there is a method of a name for some resource. */
  public boolean hasMethod(String name) {
    return methods.containsKey(name);
  }

  /** The method of a name that takes a resource. */
  public Optional<Method> method(DavCall call, String name, Optional<DavResource> resource) {
    return methods.getOrDefault(name, List.of()).stream()
        .filter(method -> method.takes(call, resource))
        .findFirst();
  }

  /** The names of the methods that take a resource. */
  public List<String> allowed(DavCall call, Optional<DavResource> resource) {
    return methods.keySet().stream()
        .filter(name -> method(call, name, resource).isPresent())
        .toList();
  }

  /** What is at an address. */
  public Optional<DavResource> find(DavCall call, DavPath path) {
    return spaces.stream()
        .filter(space -> space.holds(path))
        .findFirst()
        .flatMap(space -> space.find(call, path));
  }

  /** What lies directly in a collection, with what features add. */
  public Stream<DavResource> members(DavCall call, DavResource collection) {
    // What people made comes first: some clients take the first calendar that they are told of.
    return Stream.concat(
        java.util.stream.StreamSupport.stream(collection.members(call).spliterator(), false),
        features.stream().flatMap(feature -> feature.members(call, collection).stream()));
  }
}
