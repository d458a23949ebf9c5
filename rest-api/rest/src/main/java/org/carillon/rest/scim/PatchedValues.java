package org.carillon.rest.scim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.rest.scim.kit.Complex;

/**
 * The values of an attribute that has several, of which some are added or removed: in a time that
 * grows with how many there are, not with their square.
 */
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

  /** Adds those that are not there; of one with the same value it takes what more is said. */
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

  /** What was said last to come first does. */
  private List<Complex> onlyPrimary(Complex first) {
    for (Complex each : all) {
      if (each != first) {
        each.put(PRIMARY, null);
      }
    }
    return all;
  }

  /** Those that have none of these values; of nothing said none is left. */
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
