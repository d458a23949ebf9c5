package org.carillon.contract.net;

/** A way in, with its registered port (IANA) and how it is encrypted. */
public enum Service {
  SMTP("smtp", 25, Encryption.STARTTLS),
  SUBMISSION("submission", 587, Encryption.STARTTLS),
  SUBMISSIONS("submissions", 465, Encryption.IMPLICIT),
  LMTP("lmtp", 24, Encryption.STARTTLS),
  IMAP("imap", 143, Encryption.STARTTLS),
  IMAPS("imaps", 993, Encryption.IMPLICIT),
  POP3("pop3", 110, Encryption.STARTTLS),
  POP3S("pop3s", 995, Encryption.IMPLICIT),
  SIP("sip", 5060, Encryption.NONE),
  SIPS("sips", 5061, Encryption.IMPLICIT),
  /** The web applications and REST; served by the application server, not by a listener of ours. */
  WEB("web", 443, Encryption.IMPLICIT);

  private final String key;
  private final int port;
  private final Encryption encryption;

  Service(String key, int port, Encryption encryption) {
    this.key = key;
    this.port = port;
    this.encryption = encryption;
  }

  /** The name in settings, metrics and logs. */
  public String key() {
    return key;
  }

  /** The registered port, before any offset. */
  public int standardPort() {
    return port;
  }

  /** How a connection becomes encrypted. */
  public Encryption encryption() {
    return encryption;
  }

  /** How a connection becomes encrypted. */
  public enum Encryption {
    /** Never on this listener. */
    NONE,
    /** By a command of the protocol. */
    STARTTLS,
    /** From the first byte. */
    IMPLICIT
  }
}
