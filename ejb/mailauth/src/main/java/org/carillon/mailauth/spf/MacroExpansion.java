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

/** Expands macros (RFC 7208 §7). */
final class MacroExpansion {
  private static final String UNRESERVED = "-._~";

  private final SpfQuery question;
  private final ValidatedNames names;

  MacroExpansion(SpfQuery question, ValidatedNames names) {
    this.question = question;
    this.names = names;
  }

  /**
   * Returns the name that a term refers to. Returns empty if it can't match anything, since a local
   * part with characters beyond ASCII is not in any name (RFC 8616 §4).
   */
  Optional<String> name(MacroString text, String domain)
      throws SpfAbortException, InterruptedException {
    if ((text.has('s') || text.has('l')) && !isAscii(question.local())) {
      return Optional.empty();
    }
    String name = text(text, domain);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.length() > DomainName.MOST_OCTETS) {
      // RFC 7208 §7.3: labels on the left are removed until the name fits.
      int dot = name.indexOf('.', name.length() - DomainName.MOST_OCTETS - 1);
      return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1));
    }
    return Optional.of(name);
  }

  /** Returns a text with macros expanded: even from hostile records, a few megabytes at most. */
  String text(MacroString text, String domain) throws SpfAbortException, InterruptedException {
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
      throws SpfAbortException, InterruptedException {
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

  /** Escapes all characters except the unreserved ones of RFC 3986 (RFC 7208 §7.3). */
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

  /** Returns an IPv4 address in dotted form, or an IPv6 address in nibbles (RFC 7208 §7.3). */
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
