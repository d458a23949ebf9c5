package org.carillon.contract.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A way in, declared once: from this the launcher knows its port, the core its settings and
 * listeners, adapters how it is encrypted, administration and figures its name. Who speaks it is
 * the business of the adapter that names it.
 */
public final class Service {
  private static final List<Service> ALL = new ArrayList<>();

  /** How many sessions of one client may come to nothing. */
  private static final int FUTILE = 60;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** RFC 4954 §4 says how long a line may be. */
  private static final int SASL_LINE = 12_288;

  /** RFC 5321 §4.5.3.2 for patience, as with the next three. */
  public static final Service SMTP =
      known(
          declare("smtp", "SMTP", 25)
              .encryption(Encryption.STARTTLS)
              .withoutSignIn()
              .limits(new Limits(2_000, 50, FIVE_MINUTES, FIVE_MINUTES, 20, SASL_LINE, FUTILE)));

  public static final Service SUBMISSION =
      known(
          declare("submission", "Submission, STARTTLS", 587)
              .encryption(Encryption.STARTTLS)
              .limits(new Limits(2_000, 50, FIVE_MINUTES, MINUTE, 20, SASL_LINE, FUTILE)));

  public static final Service SUBMISSIONS =
      known(
          declare("submissions", "Submission, TLS", 465)
              .encryption(Encryption.IMPLICIT)
              .limits(SUBMISSION.limits()));

  public static final Service LMTP =
      known(
          declare("lmtp", "LMTP", 24)
              .encryption(Encryption.STARTTLS)
              .withoutSignIn()
              .onThisMachine()
              .limits(new Limits(1_000, 1_000, FIVE_MINUTES, FIVE_MINUTES, 20, 4_096)));

  /** RFC 9051 §5.4 for patience. */
  public static final Service IMAP =
      known(
          declare("imap", "IMAP, STARTTLS", 143)
              .encryption(Encryption.STARTTLS)
              .limits(new Limits(50_000, 200, Duration.ofMinutes(30), MINUTE, 20, 65_536, FUTILE)));

  public static final Service IMAPS =
      known(
          declare("imaps", "IMAP, TLS", 993).encryption(Encryption.IMPLICIT).limits(IMAP.limits()));

  /** RFC 1939 §3 for patience. */
  public static final Service POP3 =
      known(
          declare("pop3", "POP3, STARTTLS", 110)
              .encryption(Encryption.STARTTLS)
              .limits(
                  new Limits(5_000, 50, Duration.ofMinutes(10), MINUTE, 10, SASL_LINE, FUTILE)));

  public static final Service POP3S =
      known(
          declare("pop3s", "POP3, TLS", 995).encryption(Encryption.IMPLICIT).limits(POP3.limits()));

  /** RFC 5804 §1.8 for the port, §1.2 for patience. */
  public static final Service MANAGESIEVE =
      known(
          declare("managesieve", "ManageSieve, STARTTLS", 4190)
              .encryption(Encryption.STARTTLS)
              .limits(
                  new Limits(1_000, 20, Duration.ofMinutes(30), MINUTE, 10, SASL_LINE, FUTILE)));

  /** Changes of passwords, as Eudora's poppassd has them; old programs ask for it. */
  public static final Service POPPWD =
      known(
          declare("poppwd", "Password changes (poppassd), STARTTLS", 106)
              .encryption(Encryption.STARTTLS)
              .onlyWhereAskedFor()
              .limits(new Limits(200, 10, MINUTE, MINUTE, 10, SASL_LINE, FUTILE)));

  /** RFC 4511 §5.2 for the port; a line is a message. */
  public static final Service LDAP =
      known(
          declare("ldap", "LDAP, STARTTLS", 389)
              .encryption(Encryption.STARTTLS)
              .limits(
                  new Limits(5_000, 200, Duration.ofMinutes(30), MINUTE, 20, 1_048_576, FUTILE)));

  public static final Service LDAPS =
      known(
          declare("ldaps", "LDAP, TLS", 636).encryption(Encryption.IMPLICIT).limits(LDAP.limits()));

  public static final Service SIP =
      known(
          declare("sip", "SIP, UDP and TCP", 5060)
              .transports(Transport.UDP, Transport.TCP)
              .limits(
                  new Limits(
                      50_000, 1_000, Duration.ofMinutes(15), Duration.ofMinutes(15), 20, 65_536)));

  public static final Service SIPS =
      known(declare("sips", "SIP, TLS", 5061).encryption(Encryption.IMPLICIT).limits(SIP.limits()));

  /** The web applications and REST. */
  public static final Service WEB =
      known(declare("web", "HTTPS", 443).encryption(Encryption.IMPLICIT).byTheServer());

  private static final int PRIVILEGED = 1_024;
  private static final int SHIFT = 2_000;

  private final String key;
  private final String title;
  private final int port;
  private final Encryption encryption;
  private final Set<Transport> transports;
  private final Limits limits;
  private final boolean signsIn;
  private final boolean asksForCertificate;
  private final boolean onThisMachine;
  private final boolean onlyWhereAskedFor;
  private final boolean ours;

  private Service(Declaration declared) {
    key = declared.key;
    title = declared.title;
    port = declared.port;
    encryption = declared.encryption;
    transports = Set.copyOf(declared.transports);
    limits = declared.limits;
    signsIn = declared.signsIn;
    asksForCertificate = declared.asksForCertificate;
    onThisMachine = declared.onThisMachine;
    onlyWhereAskedFor = declared.onlyWhereAskedFor;
    ours = declared.ours;
  }

  /** Every service of this server, in the order in which people are told of them. */
  public static List<Service> all() {
    return List.copyOf(ALL);
  }

  /** Those that listeners of ours serve. */
  public static List<Service> listening() {
    return ALL.stream().filter(Service::isOurs).toList();
  }

  /**
   * Begins a declaration: TCP in the clear, open to everybody, of peers that sign in.
   *
   * @param key the name in settings, metrics and logs, in small letters
   * @param title its name to people, in few words
   * @param port its registered port (IANA), before any offset
   */
  public static Declaration declare(String key, String title, int port) {
    return new Declaration(key, title, port);
  }

  private static Service known(Declaration declaration) {
    Service service = declaration.make();
    ALL.add(service);
    return service;
  }

  /** The name in settings, metrics and logs. */
  public String key() {
    return key;
  }

  /** The name to people, with what is spoken before and under it. */
  public String title() {
    return title;
  }

  /** The registered port, before any offset. */
  public int standardPort() {
    return port;
  }

  /** The usual port where none below 1024 may be used: those are 2000 higher there. */
  public int unprivilegedPort() {
    return port < PRIVILEGED ? port + SHIFT : port;
  }

  /** How a connection becomes encrypted. */
  public Encryption encryption() {
    return encryption;
  }

  /** What it listens by, all at one port. */
  public Set<Transport> transports() {
    return transports;
  }

  /** Its bounds where no setting says otherwise. */
  public Limits limits() {
    return limits;
  }

  /** Whether nothing is done there for who does not sign in. */
  public boolean signsIn() {
    return signsIn;
  }

  /** Whether clients are asked for a certificate in the handshake. */
  public boolean asksForCertificate() {
    return asksForCertificate;
  }

  /** Whether it is for this machine alone where no setting says otherwise. */
  public boolean isOnThisMachine() {
    return onThisMachine;
  }

  /** Whether it is there only where a setting switches it on. */
  public boolean isOnlyWhereAskedFor() {
    return onlyWhereAskedFor;
  }

  /** Whether a listener of ours serves it, with settings of its own; else the server's web does. */
  public boolean isOurs() {
    return ours;
  }

  /** The key as people write it. */
  @Override
  public String toString() {
    return key.toUpperCase(Locale.ROOT);
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

  /** What a listener is reached by. */
  public enum Transport {
    /** Connections. */
    TCP,
    /** Datagrams. */
    UDP
  }

  /** What is said of a service. */
  public static final class Declaration {
    private final String key;
    private final String title;
    private final int port;
    private Encryption encryption = Encryption.NONE;
    private Set<Transport> transports = EnumSet.of(Transport.TCP);
    private Limits limits = new Limits(2_000, 50, FIVE_MINUTES, MINUTE, 20, SASL_LINE, FUTILE);
    private boolean signsIn = true;
    private boolean asksForCertificate;
    private boolean onThisMachine;
    private boolean onlyWhereAskedFor;
    private boolean ours = true;

    private Declaration(String key, String title, int port) {
      this.key = key;
      this.title = title;
      this.port = port;
    }

    /** How a connection becomes encrypted. */
    public Declaration encryption(Encryption how) {
      encryption = how;
      return this;
    }

    /** What it is reached by, all at one port. */
    public Declaration transports(Transport first, Transport... more) {
      transports = EnumSet.of(first, more);
      return this;
    }

    /** Its bounds where no setting says otherwise. */
    public Declaration limits(Limits usual) {
      limits = usual;
      return this;
    }

    /** Peers need not sign in. */
    public Declaration withoutSignIn() {
      signsIn = false;
      return this;
    }

    /** Clients are asked for a certificate in the handshake; the protocol judges what they show. */
    public Declaration askingForCertificates() {
      asksForCertificate = true;
      return this;
    }

    /** It is for this machine alone where no setting says otherwise. */
    public Declaration onThisMachine() {
      onThisMachine = true;
      return this;
    }

    /** It is there only where a setting switches it on. */
    public Declaration onlyWhereAskedFor() {
      onlyWhereAskedFor = true;
      return this;
    }

    /** The application server holds its sockets. */
    public Declaration byTheServer() {
      ours = false;
      return this;
    }

    /** The service. */
    public Service make() {
      return new Service(this);
    }
  }
}
