package org.carillon.launcher.port;

/** Everything that opens a port, with its registered port number or, for what has none, ours. */
public enum Service {
  SMTP("SMTP", 25, Reach.PUBLIC),
  SUBMISSION("Submission, STARTTLS", 587, Reach.PUBLIC),
  SUBMISSIONS("Submission, TLS", 465, Reach.PUBLIC),
  LMTP("LMTP", 24, Reach.LOOPBACK),
  IMAP("IMAP, STARTTLS", 143, Reach.PUBLIC),
  IMAPS("IMAP, TLS", 993, Reach.PUBLIC),
  POP3("POP3, STARTTLS", 110, Reach.PUBLIC),
  POP3S("POP3, TLS", 995, Reach.PUBLIC),
  SIP("SIP, UDP and TCP", 5060, Reach.PUBLIC),
  SIPS("SIP, TLS", 5061, Reach.PUBLIC),
  HTTP("HTTP, redirects", 80, Reach.PUBLIC),
  HTTPS("HTTPS", 443, Reach.PUBLIC),
  MANAGEMENT("Management, metrics", 9990, Reach.LOOPBACK),
  DATABASE("PostgreSQL", 15432, Reach.LOOPBACK);

  /** From where a service can be reached. */
  public enum Reach {
    PUBLIC,
    LOOPBACK
  }

  private final String title;
  private final int registered;
  private final Reach reach;

  Service(String title, int registered, Reach reach) {
    this.title = title;
    this.registered = registered;
    this.reach = reach;
  }

  public String title() {
    return title;
  }

  public int registered() {
    return registered;
  }

  public Reach reach() {
    return reach;
  }
}
