package org.carillon.rest.scim;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.rest.scim.filter.AttributePath;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;

/**
 * The attributes in a response (RFC 7644 §3.9).
 *
 * @param named the only ones; empty for all
 * @param left the excluded ones
 */
record Selection(List<AttributePath> named, List<AttributePath> left) {
  private static final int MOST = 200;
  private static final Set<String> ALWAYS = Set.of("id", "schemas", "username");

  static Selection of(ScimCall call) {
    return new Selection(
        read(call.parameter("attributes")), read(call.parameter("excludedAttributes")));
  }

  /** Reads it from a request's body. */
  static Selection of(Complex body) {
    return new Selection(texts(body.all("attributes")), texts(body.all("excludedAttributes")));
  }

  private static List<AttributePath> texts(List<Object> names) {
    return read(
        names.isEmpty()
            ? Optional.empty()
            : Optional.of(String.join(",", names.stream().map(Object::toString).toList())));
  }

  private static List<AttributePath> read(Optional<String> names) {
    List<String> each =
        names.stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (each.size() > MOST) {
      throw ScimError.value("At most " + MOST + " attributes can be named.");
    }
    return each.stream().map(AttributePath::parse).toList();
  }

  /** Returns true if any part of an attribute is in the response. */
  boolean tells(String attribute) {
    return named.isEmpty()
        ? left.stream().noneMatch(path -> path.key().equals(attribute))
        : named.stream().anyMatch(path -> path.name().equalsIgnoreCase(attribute));
  }

  /** Returns the selected parts of a resource. */
  JsonObject told(Complex resource) {
    if (named.isEmpty()) {
      left.stream()
          .filter(path -> !ALWAYS.contains(path.key()))
          .forEach(path -> remove(resource, path));
      return resource.json();
    }
    Complex some = new Complex();
    List<AttributePath> all = new ArrayList<>(named);
    ALWAYS.forEach(name -> all.add(AttributePath.parse(name)));
    all.forEach(path -> copy(resource, path, some));
    some.put("schemas", resource.get("schemas"));
    return some.json();
  }

  private static void remove(Complex resource, AttributePath path) {
    if (path.name().isEmpty()) {
      path.extension().ifPresent(urn -> resource.put(urn, null));
      return;
    }
    Complex home = path.home(resource);
    if (path.sub().isEmpty()) {
      home.put(path.name(), null);
    } else {
      home.all(path.name()).stream()
          .filter(Complex.class::isInstance)
          .map(Complex.class::cast)
          .forEach(each -> each.put(path.sub().get(), null));
    }
  }

  private static void copy(Complex from, AttributePath path, Complex to) {
    if (path.name().isEmpty()) {
      path.extension().ifPresent(urn -> to.put(urn, from.get(urn)));
      return;
    }
    Complex home = path.home(from);
    Object value = home.get(path.name());
    if (value == null) {
      return;
    }
    if (path.sub().isEmpty()) {
      path.home(to).put(home.spelled(path.name()), value);
    } else if (value instanceof Complex complex) {
      path.home(to)
          .below(home.spelled(path.name()))
          .put(path.sub().get(), complex.get(path.sub().get()));
    } else {
      List<Complex> whole = home.each(path.name());
      List<Complex> parts = new ArrayList<>(path.home(to).each(path.name()));
      while (parts.size() < whole.size()) {
        parts.add(new Complex());
      }
      for (int i = 0; i < whole.size(); i++) {
        parts.get(i).put(path.sub().get(), whole.get(i).get(path.sub().get()));
      }
      path.home(to).put(home.spelled(path.name()), parts);
    }
  }
}
