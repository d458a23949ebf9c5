package org.carillon.mailauth;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.name.DomainName;

/** Checks and converts DNS names. They may have other labels than host names (RFC 2181 §11). */
public final class DnsName {
  private static final int MOST_LABEL_OCTETS = 63;
  private static final int IPV4_OCTETS = 4;

  private DnsName() {}

  /** Returns whether the name is valid in the DNS. It may end with a dot. */
  public static boolean isName(String name) {
    int length = name.endsWith(".") ? name.length() - 1 : name.length();
    if (length < 1 || length > DomainName.MOST_OCTETS) {
      return false;
    }
    int begin = 0;
    while (begin <= length) {
      int dot = name.indexOf('.', begin);
      int end = dot < 0 || dot > length ? length : dot;
      if (end == begin || end - begin > MOST_LABEL_OCTETS) {
        return false;
      }
      begin = end + 1;
    }
    return name.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /**
   * Returns a domain from a message in lower case and A-labels, without a dot at its end. Returns
   * empty if it is not a domain, for example an address literal.
   */
  public static Optional<String> canonical(String typed) {
    String name = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
    Optional<String> host = DomainName.canonical(name);
    if (host.isPresent()) {
      return host;
    }
    boolean isDomain =
        isName(name)
            && name.indexOf(' ') < 0
            && !name.startsWith("[")
            && !isNumber(lastLabel(name));
    return isDomain ? Optional.of(name.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** Returns the DNS name of an address's host names (RFC 1035 §3.5, RFC 3596 §2.5). */
  public static String reverse(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean isIpv4 = octets.length == IPV4_OCTETS;
    StringBuilder name = new StringBuilder();
    for (int at = octets.length - 1; at >= 0; at--) {
      int octet = octets[at] & 0xFF;
      if (isIpv4) {
        name.append(octet).append('.');
      } else {
        name.append(Character.forDigit(octet & 0xF, 16)).append('.');
        name.append(Character.forDigit(octet >> 4, 16)).append('.');
      }
    }
    return name.append(isIpv4 ? "in-addr.arpa" : "ip6.arpa").toString();
  }

  private static String lastLabel(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isNumber(String label) {
    return label.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
