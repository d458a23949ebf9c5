package org.carillon.contract.net;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What a protocol may want to know of the TLS that its connection is encrypted by. */
public interface TlsFacts {

  /** The host name that the client asked for (SNI, RFC 6066 §3), A-labels in small letters. */
  Optional<String> serverName();

  /**
   * The client's certificate and what it sent to vouch for it; empty when it showed none. The
   * client has the certificate's key; whether to believe the certificate is for the protocol to
   * judge: nobody has.
   */
  List<X509Certificate> clientChain();

  /**
   * Keying material for a purpose, the same on both sides (RFC 8446 §7.5, RFC 5705).
   *
   * @param label registered for the purpose (RFC 5705 §6)
   * @param octets how much of it
   * @return empty where TLS could give the same to somebody in the middle: version 1.2 without the
   *     extended master secret (RFC 7627 §5.4)
   */
  Optional<byte[]> export(String label, byte[] context, int octets);

  /** The channel binding {@code tls-exporter} (RFC 9266 §2). */
  default Optional<byte[]> tlsExporter() {
    return export("EXPORTER-Channel-Binding", new byte[0], 32);
  }

  /**
   * The channel binding {@code tls-server-end-point} (RFC 5929 §4.1): a hash of the certificate
   * that the server showed; empty where its signature has no hash that could be used.
   */
  Optional<byte[]> serverEndPoint();

  /** Protocol version, as {@code TLSv1.3}. */
  String version();

  /** Cipher suite (IANA). */
  String suite();

  /** Version and suite, for the log and for Received fields. */
  default String description() {
    return version() + " " + suite();
  }
}
