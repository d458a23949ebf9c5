package org.carillon.mailauth.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.AddressText;

/** Fills macros in (RFC 7208 §7). */
final class MacroExpansion {
  private static final String UNRESERVED = "-._~";

  private final SpfQuestion question;
  private final ValidatedNames names;

  MacroExpansion(SpfQuestion question, ValidatedNames names) {
    this.question = question;
    this.names = names;
  }

  /**
   * The name that a term is about; empty when it can match nothing, since a local part with other
   * characters than ASCII's is in no name (RFC 8616 §4).
   */
  Optional<String> name(MacroString text, String domain) throws SpfStop, InterruptedException {
    if ((text.has('s') || text.has('l')) && !isAscii(question.local())) {
      return Optional.empty();
    }
    String name = text(text, domain);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.length() > DomainName.MOST_OCTETS) {
      // RFC 7208 §7.3: labels on the left are dropped until it fits.
      int dot = name.indexOf('.', name.length() - DomainName.MOST_OCTETS - 1);
      return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1));
    }
    return Optional.of(name);
  }

  /**
   * A text with all its macros filled in. A record that is made to be large, and its macros too,
   * makes a few megabytes of it at most.
   */
  String text(MacroString text, String domain) throws SpfStop, InterruptedException {
    StringBuilder filled = new StringBuilder();
    for (MacroString.Part part : text.parts()) {
      switch (part) {
        case MacroString.Literal(String literal) -> filled.append(literal);
        case MacroString.Macro macro -> filled.append(value(macro, domain));
      }
    }
    return filled.toString();
  }

  private String value(MacroString.Macro macro, String domain)
      throws SpfStop, InterruptedException {
    String value =
        switch (macro.letter()) {
          case 's' -> question.sender();
          case 'l' -> question.local();
          case 'o' -> question.domain();
          case 'd' -> domain;
          case 'i' -> dotted(question.client());
          case 'p' -> names.best(domain);
          case 'v' -> question.isIpv4() ? "in-addr" : "ip6";
          case 'h' -> question.helo();
          case 'c' -> AddressText.of(question.client());
          case 'r' -> question.receiver().isEmpty() ? "unknown" : question.receiver();
          case 't' -> Long.toString(question.time().getEpochSecond());
          default -> "";
        };
    String kept = transformed(value, macro);
    return macro.isEscaped() ? escaped(kept) : kept;
  }

  private static String transformed(String value, MacroString.Macro macro) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < value.length(); at++) {
      if (macro.delimiters().indexOf(value.charAt(at)) >= 0) {
        parts.add(value.substring(begin, at));
        begin = at + 1;
      }
    }
    parts.add(value.substring(begin));
    if (macro.isReversed()) {
      Collections.reverse(parts);
    }
    return String.join(".", parts.subList(Math.max(0, parts.size() - macro.keep()), parts.size()));
  }

  /** RFC 7208 §7.3: all but RFC 3986's unreserved characters. */
  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        escaped.append(c);
      } else {
        escaped.append("%%%02X".formatted((int) c));
      }
    }
    return escaped.toString();
  }

  /** An IPv4 address as it is; of an IPv6 address its nibbles (RFC 7208 §7.3). */
  static String dotted(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    String hex = HexFormat.of().withUpperCase().formatHex(address.getAddress());
    return String.join(".", hex.split(""));
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
