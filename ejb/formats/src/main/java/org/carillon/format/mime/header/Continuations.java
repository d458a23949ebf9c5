package org.carillon.format.mime.header;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins parameters divided into sections (RFC 2231 §3), for programs without those (§6). */
public final class Continuations {
  private static final Pattern SECTION = Pattern.compile("([^*]+)\\*(0|[1-9][0-9]{0,3})(\\*?)");

  /** The {@code attribute-char} of RFC 2231 §7 that are not letters or digits. */
  private static final String ATTRIBUTE_SPECIALS = "!#$&+-.^_`{|}~";

  private Continuations() {}

  /**
   * Returns the parameters with each divided one joined at the place of its first section. Its name
   * is {@code name} if no section is encoded, and otherwise {@code name*} with a value in the form
   * of §4. Sections after a missing one are returned unchanged.
   */
  public static List<Parameter> joined(List<Parameter> parameters) {
    Map<String, Map<Integer, Parameter>> divided = new HashMap<>();
    for (Parameter parameter : parameters) {
      Matcher section = SECTION.matcher(parameter.name());
      if (section.matches()) {
        divided
            .computeIfAbsent(section.group(1).toLowerCase(Locale.ROOT), name -> new HashMap<>())
            .putIfAbsent(Integer.parseInt(section.group(2)), parameter);
      }
    }
    Map<Parameter, Parameter> wholes = new IdentityHashMap<>();
    Set<Parameter> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map<Integer, Parameter> sections : divided.values()) {
      List<Parameter> row = row(sections);
      if (!row.isEmpty()) {
        wholes.put(row.getFirst(), whole(row));
        taken.addAll(row);
      }
    }
    List<Parameter> joined = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      if (wholes.containsKey(parameter)) {
        joined.add(wholes.get(parameter));
      } else if (!taken.contains(parameter)) {
        joined.add(parameter);
      }
    }
    return joined;
  }

  /** Returns the sections from 0 up to the first missing one. */
  private static List<Parameter> row(Map<Integer, Parameter> sections) {
    List<Parameter> row = new ArrayList<>();
    while (sections.containsKey(row.size())) {
      row.add(sections.get(row.size()));
    }
    return row;
  }

  private static Parameter whole(List<Parameter> row) {
    String first = row.getFirst().name();
    String name = first.substring(0, first.indexOf('*'));
    StringBuilder value = new StringBuilder();
    if (row.stream().noneMatch(Continuations::isEncoded)) {
      row.forEach(section -> value.append(section.value()));
      return new Parameter(name, value.toString());
    }
    if (!isEncoded(row.getFirst())) {
      // The sender gave neither charset nor language.
      value.append("''");
    }
    for (Parameter section : row) {
      value.append(isEncoded(section) ? section.value() : encoded(section.value()));
    }
    return new Parameter(name + "*", value.toString());
  }

  private static boolean isEncoded(Parameter section) {
    return section.name().endsWith("*");
  }

  private static String encoded(String octets) {
    StringBuilder text = new StringBuilder(octets.length());
    for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || ATTRIBUTE_SPECIALS.indexOf(c) >= 0;
      text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return text.toString();
  }
}
