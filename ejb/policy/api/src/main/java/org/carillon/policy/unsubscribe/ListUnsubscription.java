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
 * The ways to leave a mailing list, according to a message (RFC 2369 §3.2).
 *
 * @param page the page to unsubscribe at; empty if there is none
 * @param mailto a {@code mailto:} address; empty if there is none
 * @param byPress whether this server may send the request to the page at once, without a person's
 *     look at it: the page is at the web's port, the message allows it (RFC 8058 §3.1), a passing
 *     signature covers the fields (§4), and the author's domain vouches for the message
 */
public record ListUnsubscription(Optional<URI> page, Optional<URI> mailto, boolean byPress) {
  /** The body of the POST request (RFC 8058 §3.1). */
  public static final String FORM = "List-Unsubscribe=One-Click";

  private static final ListUnsubscription NONE =
      new ListUnsubscription(Optional.empty(), Optional.empty(), false);
  private static final Pattern ADDRESS = Pattern.compile("<([^<>]{1,2000})>");
  private static final Pattern TAG = Pattern.compile("(?:^|;)\\s*([a-z]{1,4})\\s*=\\s*([^;]*)");
  private static final int MOST_OCTETS = 8_000;
  private static final int MOST_SIGNATURES = 10;

  /** Reads the ways from a message's header. */
  public static ListUnsubscription of(Header header, Optional<SenderProof> proof) {
    List<HeaderField> fields = header.all("List-Unsubscribe");
    if (fields.size() != 1 || fields.getFirst().length() > MOST_OCTETS) {
      return NONE;
    }
    Optional<URI> page = Optional.empty();
    Optional<URI> mailto = Optional.empty();
    Matcher each = ADDRESS.matcher(fields.getFirst().value());
    while (each.find()) {
      Optional<URI> address = address(each.group(1));
      String scheme = address.map(URI::getScheme).orElse("").toLowerCase(Locale.ROOT);
      if (scheme.equals("https") && page.isEmpty()) {
        page = address.filter(uri -> uri.getHost() != null && uri.getUserInfo() == null);
      } else if (scheme.equals("mailto") && mailto.isEmpty()) {
        mailto = address;
      }
    }
    return new ListUnsubscription(
        page,
        mailto,
        page.filter(ListUnsubscription::isOfWeb).isPresent()
            && isOneClick(header)
            && isProven(header, proof));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text.replaceAll("\\s+", "")));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Returns whether the page is at the web's port. Others may be protected services. */
  private static boolean isOfWeb(URI page) {
    return page.getPort() == -1 || page.getPort() == 443;
  }

  private static boolean isOneClick(Header header) {
    List<HeaderField> posts = header.all("List-Unsubscribe-Post");
    return posts.size() == 1
        && posts.getFirst().length() < MOST_OCTETS
        && posts.getFirst().value().replaceAll("\\s+", "").equalsIgnoreCase(FORM);
  }

  /**
   * Returns whether each signature of a domain that passed covers both fields. The results do not
   * tell which of several signatures passed, and anybody may add another.
   */
  private static boolean isProven(Header header, Optional<SenderProof> proof) {
    List<HeaderField> signatures = header.all("DKIM-Signature");
    if (proof.isEmpty() || !proof.get().isVouchedFor() || signatures.size() > MOST_SIGNATURES) {
      return false;
    }
    List<ListSignature> passed =
        signatures.stream()
            .map(ListSignature::of)
            .filter(signature -> hasPassed(proof.get(), signature.domain()))
            .toList();
    return !passed.isEmpty() && passed.stream().allMatch(ListSignature::isCovering);
  }

  private static boolean hasPassed(SenderProof proof, String domain) {
    return proof.checks().stream()
        .anyMatch(
            check ->
                check.method().equals("dkim")
                    && check.result().equals("pass")
                    && check.about().equalsIgnoreCase(domain));
  }

  /** The domain and the signed fields of a DKIM-Signature (RFC 6376 §3.5). */
  private record ListSignature(String domain, List<String> fields) {
    static ListSignature of(HeaderField field) {
      String domain = "";
      List<String> fields = List.of();
      boolean whole = field.length() < MOST_OCTETS;
      Matcher tag = TAG.matcher(whole ? field.value().replaceAll("[\\r\\n]+", "") : "");
      while (tag.find()) {
        String value = tag.group(2).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        if (tag.group(1).equals("d")) {
          domain = value;
        } else if (tag.group(1).equals("h")) {
          fields = Arrays.asList(value.split(":"));
        }
      }
      return new ListSignature(domain, fields);
    }

    boolean isCovering() {
      return fields.contains("list-unsubscribe") && fields.contains("list-unsubscribe-post");
    }
  }

  /** Returns whether there is any way. */
  public boolean isPossible() {
    return page.isPresent() || mailto.isPresent();
  }
}
