package org.carillon.sieve.filing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.message.SieveAddress;

/** An address as a script names it (RFC 5228 §2.4.2.3). */
public final class MailboxText {
  private static final int LONGEST = 320;
  private static final Pattern LOCAL =
      Pattern.compile("[^\\s\"(),:;<>@\\[\\]\\\\\\x00-\\x1f\\x7f]+");

  private MailboxText() {}

  /** Returns the bare address of {@code name@domain} or {@code Name <name@domain>}. */
  public static Optional<String> address(String text) {
    String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<SieveAddress> found = FieldValues.addressesOf(octets);
    if (found.size() != 1 || text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ')) {
      return Optional.empty();
    }
    String local = found.getFirst().local();
    String domain = found.getFirst().domain();
    if (!found.getFirst().isValid()) {
      return Optional.empty();
    }
    boolean plain = LOCAL.matcher(local).matches();
    return Optional.of((plain ? local : quoted(local)) + "@" + domain);
  }

  private static String quoted(String local) {
    return '"' + local.replaceAll("[\"\\\\]", "\\\\$0") + '"';
  }
}
