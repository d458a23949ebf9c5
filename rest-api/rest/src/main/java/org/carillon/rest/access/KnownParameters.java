package org.carillon.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.carillon.database.StoredText;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/**
 * Refuses unknown parameters of queries and paths, as {@link Fields#end} refuses fields: a misspelt
 * filter would select everything, and the action cannot be undone. Open resources (health,
 * description) ignore all parameters.
 */
@Provider
@Priority(Priorities.USER)
public class KnownParameters implements ContainerRequestFilter {
  private static final Map<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();
  private static final Map<Method, Set<String>> SEVERAL = new ConcurrentHashMap<>();

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    if (resource.getResourceClass().isAnnotationPresent(Open.class)) {
      return;
    }
    matrix(context.getUriInfo().getPathSegments())
        .ifPresent(
            name -> {
              throw refused(
                  name,
                  "unknown",
                  "A path must not contain parameters (;"
                      + Problem.echo(name)
                      + "). Write a"
                      + " semicolon in a name as %3B.");
            });
    Set<String> known =
        known(resource.getResourceMethod(), ObjectCall.of(resource, context.getUriInfo()));
    Set<String> several = several(resource.getResourceMethod());
    context
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (name.isEmpty()) {
                throw refused(name, "unknown", "A parameter has no name.");
              }
              if (!known.contains(name)) {
                throw refused(name, "unknown", unknown(name, known));
              }
              if (values.size() > 1 && !several.contains(name)) {
                throw refused(
                    name,
                    "duplicate",
                    "The parameter " + Problem.echo(name) + " is given more than once.");
              }
              if (values.stream().anyMatch(StoredText::isImpossible)) {
                throw refused(
                    name,
                    "malformed",
                    "The parameter " + Problem.echo(name) + " contains a NUL character.");
              }
            });
  }

  /** Returns the name of a matrix parameter, which is never read, or empty if there is none. */
  static Optional<String> matrix(List<PathSegment> segments) {
    return segments.stream()
        .flatMap(segment -> segment.getMatrixParameters().keySet().stream())
        .findFirst();
  }

  private static String unknown(String name, Set<String> known) {
    return "The parameter "
        + Problem.echo(name)
        + " is unknown. "
        + (known.isEmpty()
            ? "There are no parameters here."
            : "Known parameters: " + String.join(", ", known) + ".");
  }

  private static Refused refused(String name, String code, String detail) {
    return new Refused(Problem.at(422, name, code, detail));
  }

  /** The names that a call reads. */
  static Set<String> known(Method method, Optional<ObjectCall> call) {
    Set<String> all = KNOWN.computeIfAbsent(method, each -> names(each, _ -> true));
    return call.map(each -> each.parameters(all)).orElse(all);
  }

  /** The names that may be given more than once. */
  static Set<String> several(Method method) {
    return SEVERAL.computeIfAbsent(method, each -> names(each, List.class::isAssignableFrom));
  }

  /** The names that a method reads as these types, itself or in its bean parameters. */
  private static Set<String> names(Method method, Predicate<Class<?>> type) {
    var names = new TreeSet<String>();
    for (Parameter parameter : method.getParameters()) {
      if (type.test(parameter.getType())) {
        add(parameter, names);
      }
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        Arrays.stream(parameter.getType().getDeclaredFields())
            .filter(field -> type.test(field.getType()))
            .forEach(field -> add(field, names));
      }
    }
    return names;
  }

  private static void add(AnnotatedElement element, Set<String> names) {
    QueryParam read = element.getAnnotation(QueryParam.class);
    if (read != null) {
      names.add(read.value());
    }
  }
}
