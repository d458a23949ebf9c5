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

/** Everything that the features offer. */
@ApplicationScoped
public class Features {
  private List<Feature> features;
  private Map<XmlName, List<Property>> properties;
  private List<Report> reports;
  private Map<String, List<Method>> methods;
  private List<Space> spaces;

  protected Features() {}

  @Inject
  Features(@Any Instance<Feature> beans) {
    this(beans.stream().toList());
  }

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

  /** The value of the {@code DAV} field. */
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

  /** Returns true if the server defines a property of this name for any resource. */
  public boolean isKnown(XmlName name) {
    return properties.containsKey(name);
  }

  /** Returns the report of this name that the resource supports. */
  public Optional<Report> report(XmlName name, DavResource resource) {
    return reports(resource).filter(report -> report.name().equals(name)).findFirst();
  }

  /** Returns the reports that a resource supports. */
  public Stream<Report> reports(DavResource resource) {
    return reports.stream().filter(report -> report.isOf(resource));
  }

  /** Returns true if some resource has a method of this name. */
  public boolean hasMethod(String name) {
    return methods.containsKey(name);
  }

  /** Returns the method of this name for the resource. */
  public Optional<Method> method(DavCall call, String name, Optional<DavResource> resource) {
    return methods.getOrDefault(name, List.of()).stream()
        .filter(method -> method.takes(call, resource))
        .findFirst();
  }

  /** Returns the names of the methods for the resource. */
  public List<String> allowed(DavCall call, Optional<DavResource> resource) {
    return methods.keySet().stream()
        .filter(name -> method(call, name, resource).isPresent())
        .toList();
  }

  /** Returns the resource at a path. */
  public Optional<DavResource> find(DavCall call, DavPath path) {
    return spaces.stream()
        .filter(space -> space.holds(path))
        .findFirst()
        .flatMap(space -> space.find(call, path));
  }

  /** Returns the direct members of a collection, including those that features add. */
  public Stream<DavResource> members(DavCall call, DavResource collection) {
    // Users' own come first: some clients use the first calendar that they are told of.
    return Stream.concat(
        java.util.stream.StreamSupport.stream(collection.members(call).spliterator(), false),
        features.stream().flatMap(feature -> feature.members(call, collection).stream()));
  }
}
