package org.carillon.mailauth.suffix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.name.DomainName;

/**
 * A public suffix list (https://publicsuffix.org/list/): the suffixes below which anybody may
 * register a name, such as {@code com} and {@code co.uk}. Both of its sections count, those of
 * registries and of private owners. Immutable.
 */
public final class PublicSuffixes {

  /** The maximum number of octets of a list. A larger file is not a list. */
  public static final int MOST_OCTETS = 4 << 20;

  /** The minimum number of rules. A list with fewer is incomplete. */
  private static final int LEAST_RULES = 5_000;

  private static final String VERSION = "// VERSION: ";
  private static final String RESOURCE = "public_suffix_list.dat";

  private final String version;
  private final Map<String, Rule> rules;

  private PublicSuffixes(String version, Map<String, Rule> rules) {
    this.version = version;
    this.rules = Map.copyOf(rules);
  }

  /** The kinds of rules for a name. A name may have a wildcard rule and another one. */
  private enum Rule {
    SUFFIX,
    BELOW,
    BOTH,
    EXCEPTION;

    Rule and(Rule other) {
      if (this == EXCEPTION || other == EXCEPTION) {
        return EXCEPTION;
      }
      return this == other ? this : BOTH;
    }
  }

  /** Loads the bundled list when it is first needed, and keeps it. */
  private static final class Shipped {
    static final PublicSuffixes LIST = read();

    private static PublicSuffixes read() {
      try (InputStream in = PublicSuffixes.class.getResourceAsStream(RESOURCE)) {
        return parse(in.readAllBytes())
            .orElseThrow(() -> new IllegalStateException(RESOURCE + " is no list"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the copy that is bundled with this version. */
  public static PublicSuffixes shipped() {
    return Shipped.LIST;
  }

  /** Parses a list. Returns empty if it is malformed or incomplete. */
  public static Optional<PublicSuffixes> parse(byte[] list) {
    if (list.length > MOST_OCTETS) {
      return Optional.empty();
    }
    Map<String, Rule> rules = new HashMap<>();
    String version = "";
    for (String line : (Iterable<String>) lines(list)::iterator) {
      if (line.startsWith(VERSION)) {
        version = line.substring(VERSION.length()).strip();
      }
      String rule = line.isEmpty() ? "" : line.split("\\s", 2)[0];
      if (!rule.isEmpty() && !rule.startsWith("//")) {
        add(rules, rule);
      }
    }
    return rules.size() < LEAST_RULES
        ? Optional.empty()
        : Optional.of(new PublicSuffixes(version, rules));
  }

  private static Stream<String> lines(byte[] list) {
    return new String(list, StandardCharsets.UTF_8).lines();
  }

  /** Adds a rule, unless its name is invalid. */
  private static void add(Map<String, Rule> rules, String text) {
    Rule kind =
        switch (text.charAt(0)) {
          case '!' -> Rule.EXCEPTION;
          case '*' -> Rule.BELOW;
          default -> Rule.SUFFIX;
        };
    String name =
        switch (kind) {
          case EXCEPTION -> text.substring(1);
          case BELOW -> text.startsWith("*.") ? text.substring(2) : "";
          case SUFFIX, BOTH -> text;
        };
    DomainName.canonical(name).ifPresent(key -> rules.merge(key, kind, Rule::and));
  }

  /** Returns when the list was made, {@code 2026-04-10_20-27-44_UTC}; empty if unknown. */
  public String version() {
    return version;
  }

  /**
   * Returns the public suffix that a name ends with, or is. If there is no rule, it is the last
   * label. Returns empty if it is not a host name, for example an address literal.
   */
  public Optional<String> suffix(String name) {
    return DomainName.canonical(undotted(name)).map(this::suffixOf);
  }

  /**
   * Returns the registered name, one label below the suffix, in A-labels: {@code bbc.co.uk} for
   * {@code news.bbc.co.uk}. Returns empty for a suffix itself and for an invalid name.
   */
  public Optional<String> registrable(String name) {
    Optional<String> canonical = DomainName.canonical(undotted(name));
    if (canonical.isEmpty()) {
      return Optional.empty();
    }
    String suffix = suffixOf(canonical.get());
    int rest = canonical.get().length() - suffix.length() - 1;
    if (rest <= 0) {
      return Optional.empty();
    }
    int dot = canonical.get().lastIndexOf('.', rest - 1);
    return Optional.of(canonical.get().substring(dot + 1));
  }

  /** Returns whether both names are equal, or have the same registered name. */
  public boolean isSameOwner(String name, String other) {
    return name.equalsIgnoreCase(other)
        || registrable(name).isPresent() && registrable(name).equals(registrable(other));
  }

  /** Returns the suffix by the longest rule, exceptions first (steps 2 to 5 of the list). */
  private String suffixOf(String name) {
    for (int at = 0, before = -1; at >= 0; before = at, at = next(name, at)) {
      String part = name.substring(at);
      switch (rules.get(part)) {
        case EXCEPTION -> {
          return name.substring(next(name, at));
        }
        case SUFFIX -> {
          return part;
        }
        case BELOW, BOTH -> {
          return before >= 0 ? name.substring(before) : part;
        }
        case null -> {}
      }
    }
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static int next(String name, int at) {
    int dot = name.indexOf('.', at);
    return dot < 0 ? -1 : dot + 1;
  }

  private static String undotted(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
