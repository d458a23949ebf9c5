package org.carillon.policy.internal.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.MailAddress;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.net.AddressRange;
import org.carillon.database.StoredText;
import org.carillon.format.mime.files.FileKind;
import org.carillon.format.name.DomainName;
import org.carillon.policy.filter.FilterTarget;

/** Checks patterns and makes their canonical form. */
final class FilterPatterns {
  private static final int MOST = 255;
  private static final String FIELD = "pattern";
  private static final String KIND = "type:";
  private static final Pattern HEADER = Pattern.compile("([!-9;-~]{1,70}):\\s*(.+)");
  private static final Pattern STARRED = Pattern.compile("(\\d{1,3}\\.){1,3}\\*(\\.\\*){0,2}");
  private static final int IPV4_OCTETS = 4;

  private FilterPatterns() {}

  /** Returns a pattern in canonical form, or what is wrong with it. */
  static Answer<String> canonical(FilterTarget target, String typed) {
    String pattern = typed.strip();
    if (pattern.isEmpty()) {
      return invalid("missing", "The pattern must not be empty.");
    }
    if (pattern.length() > MOST
        || StoredText.isImpossible(pattern)
        || pattern.chars().anyMatch(Character::isISOControl)) {
      return invalid(
          "malformed", "The pattern must be one line of at most " + MOST + " characters.");
    }
    return switch (target) {
      case CLIENT -> client(pattern);
      case HELO -> name(pattern.toLowerCase(Locale.ROOT));
      case SENDER ->
          pattern.indexOf('@') < 0 ? name(pattern.toLowerCase(Locale.ROOT)) : address(pattern);
      case TRAP ->
          pattern.indexOf('@') < 0
              ? invalid(
                  "no-address",
                  "A trap must be an address, such as spamtrap@example.com or spamtrap@*.")
              : address(pattern);
      case HEADER -> header(pattern);
      case BODY -> starred(pattern.toLowerCase(Locale.ROOT));
      case ATTACHMENT -> file(pattern.toLowerCase(Locale.ROOT));
    };
  }

  private static Answer<String> client(String pattern) {
    return AddressRange.of(STARRED.matcher(pattern).matches() ? unstarred(pattern) : pattern)
        .<Answer<String>>map(range -> new Answer.Done<>(network(range)))
        .orElseGet(
            () ->
                invalid(
                    "no-network",
                    "The client must be an IP address or a network such as 192.0.2.0/24."));
  }

  /** Returns {@code 192.0.2.0/24} for {@code 192.0.2.*}. */
  private static String unstarred(String pattern) {
    String[] octets = pattern.split("\\.");
    int known = 0;
    var address = new StringBuilder();
    for (int i = 0; i < IPV4_OCTETS; i++) {
      boolean isKnown = i < octets.length && !octets[i].equals("*");
      known += isKnown ? Byte.SIZE : 0;
      address.append(i == 0 ? "" : ".").append(isKnown ? octets[i] : "0");
    }
    return address + "/" + known;
  }

  /**
   * Returns the network as its first address and prefix length, without the length for one address.
   */
  private static String network(AddressRange range) {
    byte[] octets = range.address().getAddress();
    int bits = octets.length * Byte.SIZE;
    for (int bit = range.prefix(); bit < bits; bit++) {
      octets[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
    }
    try {
      String first = InetAddress.getByAddress(octets).getHostAddress();
      return range.prefix() == bits ? first : first + "/" + range.prefix();
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  private static Answer<String> name(String pattern) {
    if (isStarred(pattern)) {
      return starred(pattern);
    }
    if (pattern.startsWith("[") && pattern.endsWith("]")) {
      return new Answer.Done<>(pattern);
    }
    String bare = pattern.startsWith(".") ? pattern.substring(1) : pattern;
    return DomainName.canonical(bare)
        .<Answer<String>>map(Answer.Done::new)
        .orElseGet(() -> invalid("no-name", "The pattern must be a domain name."));
  }

  private static Answer<String> address(String pattern) {
    return isStarred(pattern)
        ? starred(pattern.toLowerCase(Locale.ROOT))
        : MailAddress.canonical(pattern)
            .<Answer<String>>map(address -> new Answer.Done<>(address.toString()))
            .orElseGet(() -> invalid("no-address", "The pattern must be a mail address."));
  }

  private static Answer<String> header(String pattern) {
    Matcher field = HEADER.matcher(pattern);
    return field.matches()
        ? starred(field.group(2).toLowerCase(Locale.ROOT))
            .map(line -> field.group(1).toLowerCase(Locale.ROOT) + ": " + line)
        : invalid(
            "no-field",
            "The pattern must be a header field and its text, such as Subject: *lottery*.");
  }

  private static Answer<String> file(String pattern) {
    return pattern.startsWith(KIND) && FileKind.of(pattern.substring(KIND.length())).isEmpty()
        ? invalid(
            "no-kind",
            "The kind of file must be type:program, type:archive, type:encrypted,"
                + " type:macros or type:unread.")
        : starred(pattern);
  }

  /** Returns the word for a file's type in patterns. */
  static String kind(FileKind kind) {
    return KIND + kind.word();
  }

  private static boolean isStarred(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
  }

  private static Answer<String> starred(String pattern) {
    return PatternTrigrams.of(pattern).isEmpty()
        ? invalid(
            "too-wide",
            "The pattern must have at least "
                + PatternTrigrams.LENGTH
                + " characters in a row that are not wildcards.")
        : new Answer.Done<>(pattern);
  }

  private static <T> Answer<T> invalid(String code, String message) {
    return Answer.failed(new Failure.Invalid(FIELD, code, message));
  }

  /** Splits a header pattern into the field's name and the pattern of its line. */
  static Optional<String[]> headerParts(String pattern) {
    int colon = pattern.indexOf(": ");
    return colon < 0
        ? Optional.empty()
        : Optional.of(new String[] {pattern.substring(0, colon), pattern.substring(colon + 2)});
  }
}
