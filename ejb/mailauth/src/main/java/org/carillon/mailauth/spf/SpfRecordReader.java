package org.carillon.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the terms of a record, all before any is evaluated (RFC 7208 §4.6). */
final class SpfRecordReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

  private final List<SpfDirective> directives = new ArrayList<>();
  private Optional<MacroString> redirect = Optional.empty();
  private Optional<MacroString> explanation = Optional.empty();

  SpfRecord.Reading read(String terms) {
    int at = 0;
    while (at < terms.length()) {
      int end = terms.indexOf(' ', at);
      if (end < 0) {
        end = terms.length();
      }
      if (end > at && !term(terms.substring(at, end))) {
        return new SpfRecord.Malformed(
            "“" + shown(terms.substring(at, end)) + "” is not an SPF term");
      }
      at = end + 1;
    }
    return new SpfRecord.Sound(new SpfRecord(directives, redirect, explanation));
  }

  /** Returns a term in printable form and cut to a readable length. */
  private static String shown(String term) {
    StringBuilder shown = new StringBuilder();
    term.chars().limit(60).forEach(c -> shown.append(c < ' ' || c > '~' ? '?' : (char) c));
    return shown.toString();
  }

  private boolean term(String text) {
    Matcher name = NAME.matcher(text);
    if (name.lookingAt() && name.end() < text.length() && text.charAt(name.end()) == '=') {
      return modifier(name.group().toLowerCase(Locale.ROOT), text.substring(name.end() + 1));
    }
    Optional<SpfDirective> directive = directive(text);
    directive.ifPresent(directives::add);
    return directive.isPresent();
  }

  private boolean modifier(String name, String value) {
    return switch (name) {
      case "redirect" -> {
        boolean again = redirect.isPresent();
        redirect = MacroString.domain(value);
        yield !again && redirect.isPresent();
      }
      case "exp" -> {
        boolean again = explanation.isPresent();
        explanation = MacroString.domain(value);
        yield !again && explanation.isPresent();
      }
      default -> MacroString.value(value).isPresent();
    };
  }

  private static Optional<SpfDirective> directive(String text) {
    SpfQualifier qualifier =
        switch (text.charAt(0)) {
          case '-' -> SpfQualifier.FAIL;
          case '~' -> SpfQualifier.SOFT_FAIL;
          case '?' -> SpfQualifier.NEUTRAL;
          default -> SpfQualifier.PASS;
        };
    boolean isWritten = qualifier != SpfQualifier.PASS || text.charAt(0) == '+';
    return mechanism(isWritten ? text.substring(1) : text)
        .map(mechanism -> new SpfDirective(qualifier, mechanism, text));
  }

  private static Optional<SpfMechanism> mechanism(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '/') {
      end++;
    }
    String value = text.substring(end);
    return switch (text.substring(0, end).toLowerCase(Locale.ROOT)) {
      case "all" -> value.isEmpty() ? Optional.of(new SpfMechanism.All()) : Optional.empty();
      case "include" -> named(value).map(SpfMechanism.Include::new);
      case "exists" -> named(value).map(SpfMechanism.Exists::new);
      case "ptr" -> value.isEmpty() ? own().map(SpfMechanism.Ptr::new) : ptr(value);
      case "a" -> AddressTerm.parse(value).map(a -> new SpfMechanism.A(a.domain(), a.lengths()));
      case "mx" -> AddressTerm.parse(value).map(a -> new SpfMechanism.Mx(a.domain(), a.lengths()));
      case "ip4" -> value.startsWith(":") ? network(value, false) : Optional.empty();
      case "ip6" -> value.startsWith(":") ? network(value, true) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<SpfMechanism> ptr(String value) {
    return named(value).map(SpfMechanism.Ptr::new);
  }

  private static Optional<SpfMechanism> network(String value, boolean isIpv6) {
    return NetworkTerm.parse(value.substring(1), isIpv6).map(SpfMechanism.Network::new);
  }

  static Optional<MacroString> named(String value) {
    return value.startsWith(":") ? MacroString.domain(value.substring(1)) : Optional.empty();
  }

  /** Returns the checked domain, for a term without a domain. */
  static Optional<MacroString> own() {
    return MacroString.domain("%{d}");
  }
}
