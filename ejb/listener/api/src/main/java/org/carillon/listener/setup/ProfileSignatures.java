package org.carillon.listener.setup;

/** Signs device profiles with the certificate that TLS shows. */
public interface ProfileSignatures {
  /** The largest file that is signed, in octets. */
  int MOST_OCTETS = 64_000;

  /**
   * Signs a file for a host: returns a CMS message with the file in it.
   *
   * @param host the host whose certificate is to sign
   * @param file at most {@value #MOST_OCTETS} octets
   * @return the file itself if that host has no trusted certificate, or none can be read now
   */
  byte[] signed(String host, byte[] file);
}
