package org.carillon.format.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A domain name in canonical form: lower-case A-labels (RFC 5890), as in {@code
 * xn--mnchen-3ya.example}.
 *
 * <p>Typed names are mapped as RFC 5895 says (lower case, NFC, full-width forms, ideographic full
 * stops). A label may then contain letters, marks and digits that are stable under NFKC and case
 * folding (RFC 5892 §2), and ß, ς and 〇 by its §2.6. Joiners are always refused, so their
 * contextual rules are not checked. The direction rule (RFC 5893) is not checked either.
 */
public final class DomainName {
  /** The longest name, in octets (RFC 1035 §2.3.4, without the root's dot). */
  public static final int MOST_OCTETS = 253;

  private static final String A_LABEL = "xn--";
  private static final int MOST_LABEL_OCTETS = 63;
  private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");

  private DomainName() {}

  /** Returns the canonical form of a name as typed, or empty if it is not a domain name. */
  public static Optional<String> canonical(String typed) {
    if (typed.isEmpty() || typed.length() > MOST_OCTETS) {
      return Optional.empty();
    }
    var labels = new ArrayList<String>();
    for (String part : labels(typed)) {
      var label = label(part);
      if (label.isEmpty()) {
        return Optional.empty();
      }
      labels.add(label.get());
    }
    String name = String.join(".", labels);
    return name.length() <= MOST_OCTETS && !isAddressLiteral(labels.getLast())
        ? Optional.of(name)
        : Optional.empty();
  }

  /** Returns a canonical name as people read it: in U-labels (RFC 5890 §2.3.2.1) if possible. */
  public static String readable(String canonical) {
    return labels(canonical).stream().map(DomainName::uLabel).collect(Collectors.joining("."));
  }

  private static String uLabel(String label) {
    return Optional.of(label)
        .filter(one -> one.startsWith(A_LABEL))
        .flatMap(one -> Punycode.decode(one.substring(A_LABEL.length())))
        .filter(read -> label(read).equals(Optional.of(label)))
        .orElse(label);
  }

  /** Returns whether the last label is all digits and would be taken for an IPv4 address. */
  private static boolean isAddressLiteral(String topLabel) {
    return CharacterForms.all(topLabel, c -> c >= '0' && c <= '9');
  }

  private static List<String> labels(String typed) {
    if (!CharacterForms.isAscii(typed)) {
      return List.of(DOTS.split(typed, -1));
    }
    // Does what split does at less cost, since it runs for each sign-in and each recipient.
    var labels = new ArrayList<String>();
    int begin = 0;
    for (int dot = typed.indexOf('.'); dot >= 0; dot = typed.indexOf('.', begin)) {
      labels.add(typed.substring(begin, dot));
      begin = dot + 1;
    }
    labels.add(typed.substring(begin));
    return labels;
  }

  /** Returns whether a label has letters, digits and only inner hyphens (RFC 1123 §2.1). */
  private static boolean isLdh(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c == '-' ? i == 0 || i == label.length() - 1 : !isAllowed(c)) {
        return false;
      }
    }
    return !label.isEmpty();
  }

  private static Optional<String> label(String typed) {
    String normal = CharacterForms.mapped(typed);
    if (CharacterForms.isAscii(normal)) {
      return normal.length() <= MOST_LABEL_OCTETS && isLdh(normal)
          ? Optional.of(normal)
          : Optional.empty();
    }
    if (normal.startsWith("-")
        || normal.endsWith("-")
        || normal.startsWith("--", 2)
        || CharacterForms.isMark(normal.codePointAt(0))
        || !CharacterForms.all(normal, DomainName::isAllowed)) {
      return Optional.empty();
    }
    String ascii = A_LABEL + Punycode.encode(normal);
    return ascii.length() <= MOST_LABEL_OCTETS ? Optional.of(ascii) : Optional.empty();
  }

  private static boolean isAllowed(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }
    // RFC 5892 §2.6: allowed although folding would change them.
    if (c == 0xDF || c == 0x3C2 || c == 0x3007) {
      return true;
    }
    return CharacterForms.isLetterMarkOrDigit(c) && CharacterForms.isStable(c);
  }
}
