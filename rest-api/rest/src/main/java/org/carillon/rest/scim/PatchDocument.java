package org.carillon.rest.scim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.rest.scim.filter.AttributePath;
import org.carillon.rest.scim.filter.Filter;
import org.carillon.rest.scim.filter.FilterMatch;
import org.carillon.rest.scim.filter.FilterParser;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.schema.ScimSchema;

/**
 * Changes of a resource (RFC 7644 §3.5.2), all or none. Deviations of Entra ID and Okta are
 * accepted: operations in any case, dotted names and schemas in the value of an operation without
 * path, a bare text for a complex value, and a value path that matches nothing yet.
 */
final class PatchDocument {
  static final int MOST_OPERATIONS = 1000;
  private static final Set<String> READ_ONLY = Set.of("id", "meta", "groups");
  private static final Set<String> IGNORED = Set.of("id", "meta", "groups", "schemas");

  private final ScimSchema schema;
  private final Complex resource;

  private PatchDocument(ScimSchema schema, Complex resource) {
    this.schema = schema;
    this.resource = resource;
  }

  /** Changes a resource; discard it after a {@link ScimError}. */
  static void apply(ScimSchema schema, Complex resource, Complex body) {
    PatchDocument document = new PatchDocument(schema, resource);
    for (Object each : operations(body)) {
      if (!(each instanceof Complex operation)) {
        throw ScimError.syntax("An operation must be an object.");
      }
      document.operate(operation);
    }
  }

  /** Returns the operations of a patch. */
  static List<Object> operations(Complex body) {
    List<Object> operations = body.all("Operations");
    if (operations.isEmpty() || operations.size() > MOST_OPERATIONS) {
      throw ScimError.syntax("A patch must have 1 to " + MOST_OPERATIONS + " Operations.");
    }
    return operations;
  }

  private enum Verb {
    ADD,
    REPLACE,
    REMOVE
  }

  private void operate(Complex operation) {
    Verb verb =
        switch (operation.text("op").orElse("").toLowerCase(Locale.ROOT)) {
          case "add" -> Verb.ADD;
          case "replace" -> Verb.REPLACE;
          case "remove" -> Verb.REMOVE;
          default -> throw ScimError.syntax("The op must be add, replace or remove.");
        };
    Object value = operation.get("value");
    Optional<String> path = operation.text("path").filter(text -> !text.isBlank());
    if (path.isPresent()) {
      change(verb, FilterParser.path(path.get().strip()), value, true);
      return;
    }
    if (verb == Verb.REMOVE) {
      throw new ScimError(400, "noTarget", "A remove operation must have a path.");
    }
    if (!(value instanceof Complex several)) {
      throw ScimError.value("Without a path, the value must be an object.");
    }
    several.forEach((name, each) -> change(verb, FilterParser.path(name), each, false));
  }

  private void change(Verb verb, FilterParser.Target target, Object value, boolean isNamed) {
    AttributePath path = target.path();
    if (path.name().isEmpty()) {
      extension(verb, path, value);
      return;
    }
    String name = path.name().toLowerCase(Locale.ROOT);
    if (!isNamed && path.extension().isEmpty() && IGNORED.contains(name)) {
      return;
    }
    if (path.extension().isEmpty() && READ_ONLY.contains(name)) {
      throw ScimError.mutability("The attribute " + path.name() + " cannot be changed.");
    }
    if (name.equals("schemas")) {
      return;
    }
    if (!schema.knows(path)) {
      if (!isNamed) {
        return;
      }
      throw ScimError.path("There is no attribute " + path.name() + ".");
    }
    if (schema.isMultiple(path)) {
      several(verb, target, value);
    } else {
      single(verb, target, value);
    }
  }

  private void extension(Verb verb, AttributePath path, Object value) {
    String urn = path.extension().orElseThrow();
    if (verb == Verb.REMOVE || value == null) {
      resource.put(urn, null);
      return;
    }
    if (!(value instanceof Complex several)) {
      throw ScimError.value("The value of a schema must be an object.");
    }
    several.forEach((name, each) -> change(verb, FilterParser.path(urn + ":" + name), each, false));
  }

  private void single(Verb verb, FilterParser.Target target, Object value) {
    Complex home = target.path().home(resource);
    String name = target.path().name();
    if (target.filter().isPresent()) {
      throw ScimError.path(
          "The attribute " + name + " has only one value, so it cannot be filtered.");
    }
    if (target.sub().isPresent()) {
      if (verb == Verb.REMOVE && home.complex(name).isEmpty()) {
        return;
      }
      home.below(name).put(target.sub().get(), verb == Verb.REMOVE ? null : value);
      return;
    }
    if (verb == Verb.REMOVE) {
      home.put(name, null);
    } else if (value instanceof Complex several && home.complex(name).isPresent()) {
      several.forEach(home.below(name)::put);
    } else {
      home.put(name, value);
    }
  }

  private void several(Verb verb, FilterParser.Target target, Object value) {
    Complex home = target.path().home(resource);
    String name = target.path().name();
    List<Complex> present = new ArrayList<>(home.each(name));
    if (target.filter().isEmpty() && target.sub().isEmpty()) {
      home.put(name, List.copyOf(whole(verb, present, values(value))));
      return;
    }
    List<Complex> meant =
        new ArrayList<>(
            present.stream()
                .filter(
                    each -> target.filter().map(one -> FilterMatch.matches(one, each)).orElse(true))
                .toList());
    if (meant.isEmpty() && verb != Verb.REMOVE) {
      Complex fresh = target.filter().map(PatchDocument::like).orElseGet(Complex::new);
      present.add(fresh);
      meant.add(fresh);
    }
    if (meant.isEmpty()) {
      throw new ScimError(400, "noTarget", "No value of " + name + " matches the path.");
    }
    if (target.sub().isPresent()) {
      meant.forEach(each -> each.put(target.sub().get(), verb == Verb.REMOVE ? null : value));
      present.removeIf(each -> each.get("value") == null && !schema.hasNoValue(target.path()));
    } else if (verb == Verb.REMOVE) {
      Set<Complex> gone = Collections.newSetFromMap(new IdentityHashMap<>());
      gone.addAll(meant);
      present.removeIf(gone::contains);
    } else if (value instanceof Complex parts) {
      meant.forEach(each -> parts.forEach(each::put));
    } else {
      meant.forEach(each -> each.put("value", value));
    }
    home.put(name, List.copyOf(present));
  }

  private static List<Complex> whole(Verb verb, List<Complex> present, List<Complex> said) {
    return switch (verb) {
      case ADD -> new PatchedValues(present).with(said);
      case REPLACE -> said;
      // Entra ID lists the removed members in the value.
      case REMOVE -> new PatchedValues(present).without(said);
    };
  }

  private static List<Complex> values(Object value) {
    return new Complex().put("all", value).each("all");
  }

  /** Returns a value that matches the filter: for {@code type eq "work"} one of that type. */
  private static Complex like(Filter filter) {
    Complex fresh = new Complex();
    switch (filter) {
      case Filter.Compared(
              AttributePath path,
              Filter.Operator operator,
              Filter.Value.Text(String text))
          when operator == Filter.Operator.EQ ->
          fresh.put(path.name(), text);
      case Filter.Compared(
              AttributePath path,
              Filter.Operator operator,
              Filter.Value.Truth(boolean on))
          when operator == Filter.Operator.EQ ->
          fresh.put(path.name(), on);
      case Filter.And(List<Filter> each) -> each.forEach(one -> like(one).forEach(fresh::put));
      default -> throw new ScimError(400, "noTarget", "No value matches the filter.");
    }
    return fresh;
  }
}
