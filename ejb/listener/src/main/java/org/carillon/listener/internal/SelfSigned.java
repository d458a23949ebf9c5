package org.carillon.listener.internal;

import java.time.Duration;
import java.util.List;
import org.carillon.listener.KeyType;
import org.carillon.listener.internal.signing.SigningRequest;
import org.carillon.listener.internal.signing.Subject;

/** Self-signed certificates, used until an administrator adds a real one. */
final class SelfSigned {
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private SelfSigned() {}

  /** Creates an EC P-256 key and certificate for these host names. */
  static KeyEntry create(List<String> hosts) {
    SigningRequest request =
        new SigningRequest(
            KeyType.EC_256, KeyType.EC_256.make(), Subject.of(hosts.getFirst()), hosts);
    return new KeyEntry(List.of(request.selfSigned(VALIDITY)), request.pair().getPrivate());
  }
}
