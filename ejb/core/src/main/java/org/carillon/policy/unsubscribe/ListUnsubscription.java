package org.carillon.policy.unsubscribe;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.policy.authentication.SenderProof;

/**
 * How a list can be left, as its message says (RFC 2369 §3.2).
 *
 * @param page a page where that is done; empty for none
 * @param letter a {@code mailto:} address; empty for none
 * @param byPress whether the page may be asked by this server, at once and without being looked at:
 *     the message says so (RFC 8058 §3.1), a signature that passed covers what it says (§4), and
 *     its author's domain vouches for it
 */
public record ListUnsubscription(Optional<URI> page, Optional<URI> letter, boolean byPress) {
  /** What is posted (RFC 8058 §3.1). */
  public static final String FORM = "List-Unsubscribe=One-Click";

  private static final ListUnsubscription NONE =
      new ListUnsubscription(Optional.empty(), Optional.empty(), false);
  private static final Pattern ADDRESS = Pattern.compile("<([^<>]{1,2000})>");
  private static final Pattern TAG = Pattern.compile("(?:^|;)\\s*([a-z]{1,4})\\s*=\\s*([^;]*)");
  private static final int MOST_OCTETS = 8_000;
  private static final int MOST_SIGNATURES = 10;

  /** What a message says. */
  public static ListUnsubscription of(Header header, Optional<SenderProof> proof) {
    List<HeaderField> fields = header.all("List-Unsubscribe");
    if (fields.size() != 1 || fields.getFirst().length() > MOST_OCTETS) {
      return NONE;
    }
    Optional<URI> page = Optional.empty();
    Optional<URI> letter = Optional.empty();
    Matcher each = ADDRESS.matcher(fields.getFirst().value());
    while (each.find()) {
      Optional<URI> address = address(each.group(1));
      String scheme = address.map(URI::getScheme).orElse("").toLowerCase(Locale.ROOT);
      if (scheme.equals("https") && page.isEmpty()) {
        page = address.filter(uri -> uri.getHost() != null && uri.getUserInfo() == null);
      } else if (scheme.equals("mailto") && letter.isEmpty()) {
        letter = address;
      }
    }
    return new ListUnsubscription(
        page, letter, page.isPresent() && isOneClick(header) && isProven(header, proof));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text.replaceAll("\\s+", "")));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static boolean isOneClick(Header header) {
    List<HeaderField> posts = header.all("List-Unsubscribe-Post");
    return posts.size() == 1
        && posts.getFirst().length() < MOST_OCTETS
        && posts.getFirst().value().replaceAll("\\s+", "").equalsIgnoreCase(FORM);
  }

  private static boolean isProven(Header header, Optional<SenderProof> proof) {
    return proof.isPresent()
        && proof.get().isVouchedFor()
        && header.all("DKIM-Signature").stream()
            .limit(MOST_SIGNATURES)
            .filter(field -> field.length() < MOST_OCTETS)
            .anyMatch(field -> covers(field.value(), proof.get()));
  }

  /** Whether a signature passed here and covers both fields. */
  private static boolean covers(String signature, SenderProof proof) {
    String domain = "";
    List<String> fields = List.of();
    Matcher tag = TAG.matcher(signature.replaceAll("[\\r\\n]+", ""));
    while (tag.find()) {
      String value = tag.group(2).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
      if (tag.group(1).equals("d")) {
        domain = value;
      } else if (tag.group(1).equals("h")) {
        fields = Arrays.asList(value.split(":"));
      }
    }
    String signer = domain;
    return fields.contains("list-unsubscribe")
        && fields.contains("list-unsubscribe-post")
        && proof.checks().stream()
            .anyMatch(
                check ->
                    check.method().equals("dkim")
                        && check.result().equals("pass")
                        && check.about().equalsIgnoreCase(signer));
  }

  /** Whether there is any way. */
  public boolean isPossible() {
    return page.isPresent() || letter.isPresent();
  }
}
