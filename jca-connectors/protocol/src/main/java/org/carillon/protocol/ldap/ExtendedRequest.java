package org.carillon.protocol.ldap;

import java.util.Arrays;
import java.util.Optional;

/** The known extended operations. */
enum ExtendedRequest {
  START_TLS("1.3.6.1.4.1.1466.20037"),
  PASSWORD_MODIFY("1.3.6.1.4.1.4203.1.11.1"),
  WHO_AM_I("1.3.6.1.4.1.4203.1.11.3"),
  CANCEL("1.3.6.1.1.8"),
  START_TRANSACTION("1.3.6.1.1.21.1"),
  END_TRANSACTION("1.3.6.1.1.21.3");

  private final String oid;

  ExtendedRequest(String oid) {
    this.oid = oid;
  }

  String oid() {
    return oid;
  }

  static Optional<ExtendedRequest> of(String oid) {
    return Arrays.stream(values()).filter(each -> each.oid.equals(oid)).findFirst();
  }
}
