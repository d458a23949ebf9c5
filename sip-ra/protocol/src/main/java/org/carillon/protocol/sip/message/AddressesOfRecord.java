package org.carillon.protocol.sip.message;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.address.TelURLImpl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sip.address.URI;
import org.carillon.contract.call.AddressOfRecord;

/** Extracts addresses of record from URIs. */
public final class AddressesOfRecord {
  private AddressesOfRecord() {}

  /**
   * Returns the address of record of a URI (RFC 3261 §10.3 step 5): without port and parameters,
   * unescaped. A tel URI (RFC 3966) is a user of the given domain.
   *
   * @return empty for other schemes and malformed escapes
   */
  public static Optional<AddressOfRecord> of(URI uri, String domain) {
    return switch (uri) {
      case SipUri sip when sip.getHost() != null ->
          unescaped(sip.getUser() == null ? "" : sip.getUser())
              .map(user -> new AddressOfRecord(user, sip.getHost()));
      case TelURLImpl tel -> Optional.of(new AddressOfRecord(number(tel), domain));
      default -> Optional.empty();
    };
  }

  private static Optional<String> unescaped(String user) {
    if (user.indexOf('%') < 0) {
      return Optional.of(user);
    }
    try {
      // The decoder is for forms, where a plus means a space; in a SIP user it means itself.
      return Optional.of(URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String number(TelURLImpl tel) {
    String digits = tel.getPhoneNumber().replaceAll("[-.()]", "");
    return tel.isGlobal() ? "+" + digits : digits;
  }
}
