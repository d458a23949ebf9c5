package org.carillon.policy.internal.picture;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.name.DomainName;

/** Parses addresses in messages as browsers do (WHATWG URL §4.4), fit for a request. */
final class PictureAddress {
  private static final int MOST = 2_000;
  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([^/?#@]+)((?:[/?][^#]*)?)(?:#.*)?", Pattern.DOTALL);
  private static final Pattern LEFT_OUT = Pattern.compile("[\\t\\r\\n]");
  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");
  private static final String BARE = "-._~:/?@!$&'()*+,;=%";

  private PictureAddress() {}

  /** Reads an address, or returns empty if it is not of the web. */
  static Optional<URI> of(String written) {
    Matcher parts = PARTS.matcher(LEFT_OUT.matcher(written.strip()).replaceAll(""));
    if (!parts.matches() || written.length() > MOST) {
      return Optional.empty();
    }
    String authority = parts.group(2);
    Matcher port = PORT.matcher(authority);
    String behind = port.find() ? port.group() : "";
    String host = authority.substring(0, authority.length() - behind.length());
    String path = encoded(parts.group(3));
    String name = DomainName.canonical(host).orElse(host);
    try {
      URI address =
          URI.create(
              parts.group(1) + "://" + name + behind + (path.startsWith("?") ? "/" : "") + path);
      return Optional.of(address)
          .filter(uri -> uri.getHost() != null && uri.toString().length() <= MOST);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder(path.length());
    byte[] octets = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < octets.length; i++) {
      char octet = (char) (octets[i] & 0xFF);
      boolean isBare =
          octet < 0x80
              && (Character.isLetterOrDigit(octet) || BARE.indexOf(octet) >= 0)
              && (octet != '%' || isEscape(octets, i));
      if (isBare) {
        encoded.append(octet);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octets[i]));
      }
    }
    return encoded.toString();
  }

  private static boolean isEscape(byte[] octets, int at) {
    return at + 2 < octets.length
        && HexFormat.isHexDigit(octets[at + 1])
        && HexFormat.isHexDigit(octets[at + 2]);
  }
}
