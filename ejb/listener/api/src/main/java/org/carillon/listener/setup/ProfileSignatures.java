package org.carillon.listener.setup;

/** Signs files by which devices set themselves up, with the certificate that TLS shows. */
public interface ProfileSignatures {
  /** The largest file that is signed, in octets. */
  int MOST_OCTETS = 64_000;

  /**
   * A file signed for a host's name: a CMS message with the file in it.
   *
   * @param host whose certificate is to vouch for it
   * @param file at most {@value #MOST_OCTETS} octets
   * @return the very file where no certificate of that host is there that devices believe, or none
   *     can be reckoned now
   */
  byte[] signed(String host, byte[] file);
}
