package org.carillon.rest.scim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.rest.scim.kit.Complex;

/** A multi-valued attribute whose values are added and removed in linear time. */
final class PatchedValues {
  private static final String VALUE = "value";
  private static final String PRIMARY = "primary";

  private final List<Complex> all;
  private final Map<Object, Complex> named = new HashMap<>();
  private final Set<Complex> unnamed = new HashSet<>();

  PatchedValues(List<Complex> present) {
    all = new ArrayList<>(present);
    all.forEach(this::index);
  }

  private void index(Complex one) {
    if (one.get(VALUE) == null) {
      unnamed.add(one);
    } else {
      named.putIfAbsent(one.get(VALUE), one);
    }
  }

  /** Adds new values; a value that exists gets the further attributes of the given one. */
  List<Complex> with(List<Complex> said) {
    Complex first = null;
    for (Complex each : said) {
      Complex same = named.get(each.get(VALUE));
      if (each.get(VALUE) != null && same != null) {
        each.forEach(same::put);
      } else if (!unnamed.contains(each)) {
        first = each.on(PRIMARY).orElse(false) ? each : first;
        all.add(each);
        index(each);
      }
    }
    return first == null ? all : onlyPrimary(first);
  }

  /** Keeps primary only on the last value for which it was set. */
  private List<Complex> onlyPrimary(Complex first) {
    for (Complex each : all) {
      if (each != first) {
        each.put(PRIMARY, null);
      }
    }
    return all;
  }

  /** Returns the values without these; if none are given, removes all. */
  List<Complex> without(List<Complex> said) {
    if (said.isEmpty()) {
      return List.of();
    }
    Set<Object> gone = new HashSet<>();
    said.forEach(each -> gone.add(each.get(VALUE)));
    gone.remove(null);
    all.removeIf(each -> gone.contains(each.get(VALUE)));
    return all;
  }
}
