package org.carillon.mailauth.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mailauth.DnsName;

/**
 * The destination that a domain requests for reports (RFC 9989 §4.6).
 *
 * @param uri the URI as published, without a size limit
 * @param mailbox the address of a {@code mailto:}; empty for other schemes
 * @param most the maximum size of a report in octets, as in RFC 7489 §6.2. RFC 9989 no longer has
 *     such limits, but a published one is observed
 */
public record ReportUri(String uri, Optional<String> mailbox, OptionalLong most) {

  /** The maximum number of URIs that are read. */
  private static final int MOST = 20;

  private static final Pattern SIZE = Pattern.compile("!([0-9]{1,9})([kmgtKMGT]?)$");
  private static final String MAIL = "mailto";

  /** Returns the URIs in a list. Malformed ones are left out. */
  static List<ReportUri> list(String value) {
    List<ReportUri> uris = new ArrayList<>();
    for (String part : value.split(",", MOST + 1)) {
      if (uris.size() < MOST) {
        parse(part.strip()).ifPresent(uris::add);
      }
    }
    return List.copyOf(uris);
  }

  private static Optional<ReportUri> parse(String text) {
    Matcher size = SIZE.matcher(text);
    OptionalLong most = size.find() ? most(size) : OptionalLong.empty();
    String bare = size.replaceFirst("");
    try {
      URI uri = new URI(bare);
      if (uri.getScheme() == null) {
        return Optional.empty();
      }
      if (!MAIL.equalsIgnoreCase(uri.getScheme())) {
        return Optional.of(new ReportUri(bare, Optional.empty(), most));
      }
      return mailbox(uri).map(mailbox -> new ReportUri(bare, Optional.of(mailbox), most));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong most(Matcher size) {
    int unit =
        size.group(2).isEmpty() ? -1 : "kmgt".indexOf(size.group(2).toLowerCase(Locale.ROOT));
    return OptionalLong.of(Long.parseLong(size.group(1)) << 10 * (unit + 1));
  }

  /** Returns the address of a {@code mailto:} (RFC 6068), if exactly one with a valid domain. */
  private static Optional<String> mailbox(URI uri) {
    if (!uri.isOpaque()) {
      return Optional.empty();
    }
    String part = uri.getSchemeSpecificPart();
    int query = part.indexOf('?');
    String address = query < 0 ? part : part.substring(0, query);
    int at = address.lastIndexOf('@');
    boolean isSound =
        at > 0
            && address.length() <= 320
            && address.chars().allMatch(c -> c > 0x20 && c != 0x7F && "<>\",;:\\".indexOf(c) < 0)
            && DnsName.canonical(address.substring(at + 1)).isPresent();
    return isSound ? Optional.of(address) : Optional.empty();
  }

  /** Returns the domain of the destination, or empty if it is unknown. */
  public Optional<String> host() {
    return mailbox
        .map(address -> address.substring(address.lastIndexOf('@') + 1))
        .or(() -> Optional.ofNullable(URI.create(uri).getHost()))
        .flatMap(DnsName::canonical);
  }
}
