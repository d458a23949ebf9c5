package org.carillon.protocol.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.carillon.contract.identity.Caller;
import org.carillon.protocol.ldap.entry.EntryNames;

/**
 * The cookie of a client that keeps a copy (RFC 4533 §1.3.1): the place in the course of changes
 * that the copy has reached, and its search. It contains nothing secret: a forged cookie requests
 * changes that the client may read anyway.
 */
record SyncCookie(String place, String search) {
  private static final char BETWEEN = '#';

  /** Returns the cookie of a search and its user. */
  static SyncCookie of(
      String place, EntryNames names, SearchRequestProtocolOp request, Caller caller) {
    String said =
        String.join(
            "\n",
            names.suffix().toNormalizedString(),
            EntryNames.parsed(request.getBaseDN())
                .map(base -> base.toNormalizedString())
                .orElse(""),
            request.getScope().toString(),
            request.getFilter().toNormalizedString(),
            caller.name(),
            caller.rights().toString());
    CRC32 sum = new CRC32();
    sum.update(said.getBytes(StandardCharsets.UTF_8));
    return new SyncCookie(place, Long.toHexString(sum.getValue()));
  }

  /** Parses a client's cookie. */
  static Optional<SyncCookie> read(ASN1OctetString shown) {
    String text = new String(shown.getValue(), StandardCharsets.US_ASCII);
    int at = text.indexOf(BETWEEN);
    return at < 0
        ? Optional.empty()
        : Optional.of(new SyncCookie(text.substring(0, at), text.substring(at + 1)));
  }

  /** Returns a cookie of the same search at another place. */
  SyncCookie at(String other) {
    return new SyncCookie(other, search);
  }

  ASN1OctetString octets() {
    return new ASN1OctetString(place + BETWEEN + search);
  }
}
