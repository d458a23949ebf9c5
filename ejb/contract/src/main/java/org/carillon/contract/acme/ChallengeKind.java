package org.carillon.contract.acme;

/** The way to prove that the account controls a name. */
public enum ChallengeKind {
  /** A file on the host's web server, on port 80 (RFC 8555 §8.3). */
  HTTP_01("http-01"),
  /** A record in the DNS (RFC 8555 §8.4). */
  DNS_01("dns-01");

  private final String word;

  ChallengeKind(String word) {
    this.word = word;
  }

  /** Returns the name that the protocol and administrators use. */
  public String word() {
    return word;
  }

  /** Returns the kind with this name. */
  public static ChallengeKind of(String word) {
    return switch (word) {
      case "http-01" -> HTTP_01;
      case "dns-01" -> DNS_01;
      default -> throw new IllegalArgumentException("No challenge is called " + word);
    };
  }
}
