package org.carillon.protocol.sip.digest;

import gov.nist.javax.sip.address.SipUri;
import java.util.Objects;
import java.util.function.Predicate;
import org.carillon.protocol.sip.wire.RegisterRequest;

/**
 * Checks that the uri of credentials is that of their request (RFC 7616 §3.4.6): else they were
 * made for another one. Proxies on the way may have changed the Request-URI (RFC 3261 §22.4, RFC
 * 7616 §3.4.6 want the same resource, not the same text), so port, parameters and headers do not
 * matter. Some clients always use the server's own URI; their credentials are valid for any
 * request.
 */
final class DigestUri {
  private DigestUri() {}

  /**
   * Returns true if both mean the same resource.
   *
   * @param requested the text of the Request-URI
   * @param own returns true for an address of this server
   */
  static boolean means(String uri, String requested, Predicate<String> own) {
    if (uri.equals(requested)) {
      return true;
    }
    if (!(RegisterRequest.uri(uri).orElse(null) instanceof SipUri one) || one.getHost() == null) {
      return false;
    }
    return one.getUser() == null && own.test(one.getHost()) || isSame(one, requested);
  }

  private static boolean isSame(SipUri one, String requested) {
    return RegisterRequest.uri(requested).orElse(null) instanceof SipUri other
        && one.isSecure() == other.isSecure()
        && Objects.equals(one.getUser(), other.getUser())
        && one.getHost().equalsIgnoreCase(other.getHost());
  }
}
