package org.carillon.contract.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A network service of the server, declared once. The launcher takes its port from the declaration,
 * the core its settings and listeners, adapters its encryption, administration and metrics its
 * name. The protocol is implemented by the adapter that names the service.
 */
public final class Service {
  private static final List<Service> ALL = new ArrayList<>();

  /** The maximum number of futile sessions of one client. */
  private static final int FUTILE = 60;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** RFC 4954 §4 defines the length of a line. */
  private static final int SASL_LINE = 12_288;

  /** The timeouts follow RFC 5321 §4.5.3.2, also for the next three services. */
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

  /** The timeout follows RFC 9051 §5.4. */
  public static final Service IMAP =
      known(
          declare("imap", "IMAP, STARTTLS", 143)
              .encryption(Encryption.STARTTLS)
              .limits(new Limits(50_000, 200, Duration.ofMinutes(30), MINUTE, 20, 65_536, FUTILE)));

  public static final Service IMAPS =
      known(
          declare("imaps", "IMAP, TLS", 993).encryption(Encryption.IMPLICIT).limits(IMAP.limits()));

  /** The timeout follows RFC 1939 §3. */
  public static final Service POP3 =
      known(
          declare("pop3", "POP3, STARTTLS", 110)
              .encryption(Encryption.STARTTLS)
              .limits(
                  new Limits(5_000, 50, Duration.ofMinutes(10), MINUTE, 10, SASL_LINE, FUTILE)));

  public static final Service POP3S =
      known(
          declare("pop3s", "POP3, TLS", 995).encryption(Encryption.IMPLICIT).limits(POP3.limits()));

  /** The port follows RFC 5804 §1.8, the timeout §1.2. */
  public static final Service MANAGESIEVE =
      known(
          declare("managesieve", "ManageSieve, STARTTLS", 4190)
              .encryption(Encryption.STARTTLS)
              .limits(
                  new Limits(1_000, 20, Duration.ofMinutes(30), MINUTE, 10, SASL_LINE, FUTILE)));

  /** Password changes by the protocol of Eudora's poppassd, for old programs. */
  public static final Service POPPWD =
      known(
          declare("poppwd", "Password changes (poppassd), STARTTLS", 106)
              .encryption(Encryption.STARTTLS)
              .onlyWhereAskedFor()
              .limits(new Limits(200, 10, MINUTE, MINUTE, 10, SASL_LINE, FUTILE)));

  /** The port follows RFC 4511 §5.2. For LDAP, the line limit is the limit of a message. */
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

  /** Returns every service of this server, in the order in which they are listed for people. */
  public static List<Service> all() {
    return List.copyOf(ALL);
  }

  /** Returns the services that our own listeners serve. */
  public static List<Service> listening() {
    return ALL.stream().filter(Service::isOurs).toList();
  }

  /**
   * Starts a declaration with these defaults: TCP without encryption, open to everybody, with peers
   * that sign in.
   *
   * @param key the name in settings, metrics and logs, in lower case
   * @param title the name shown to people, in a few words
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

  /** Returns the name in settings, metrics and logs. */
  public String key() {
    return key;
  }

  /** Returns the name shown to people, with the encryption or transport. */
  public String title() {
    return title;
  }

  /** Returns the registered port, before any offset. */
  public int standardPort() {
    return port;
  }

  /** Returns the usual port if ports below 1024 can't be used: those are raised by 2000. */
  public int unprivilegedPort() {
    return port < PRIVILEGED ? port + SHIFT : port;
  }

  public Encryption encryption() {
    return encryption;
  }

  /** Returns the transports that it listens on, all at one port. */
  public Set<Transport> transports() {
    return transports;
  }

  /** Returns its default limits, which settings can change. */
  public Limits limits() {
    return limits;
  }

  /** Returns whether clients have to sign in to use it. */
  public boolean signsIn() {
    return signsIn;
  }

  /** Returns whether clients are asked for a certificate in the handshake. */
  public boolean asksForCertificate() {
    return asksForCertificate;
  }

  /** Returns whether it listens on the loopback address only, unless a setting says otherwise. */
  public boolean isOnThisMachine() {
    return onThisMachine;
  }

  /** Returns whether it is disabled unless a setting enables it. */
  public boolean isOnlyWhereAskedFor() {
    return onlyWhereAskedFor;
  }

  /** Returns whether an own listener serves it, as opposed to the web container. */
  public boolean isOurs() {
    return ours;
  }

  /** Returns the key in upper case. */
  @Override
  public String toString() {
    return key.toUpperCase(Locale.ROOT);
  }

  /** The way in which a connection is encrypted. */
  public enum Encryption {
    /** The listener offers no encryption. */
    NONE,
    /** A command of the protocol starts encryption. */
    STARTTLS,
    /** The connection is encrypted from the first byte. */
    IMPLICIT
  }

  /** The transport protocol of a listener. */
  public enum Transport {
    TCP,
    UDP
  }

  /** A builder that declares a service. */
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

    public Declaration encryption(Encryption how) {
      encryption = how;
      return this;
    }

    /** Sets the transports, all at one port. */
    public Declaration transports(Transport first, Transport... more) {
      transports = EnumSet.of(first, more);
      return this;
    }

    public Declaration limits(Limits usual) {
      limits = usual;
      return this;
    }

    /** Declares that peers need not sign in. */
    public Declaration withoutSignIn() {
      signsIn = false;
      return this;
    }

    /** Declares that clients are asked for a certificate, which the protocol validates. */
    public Declaration askingForCertificates() {
      asksForCertificate = true;
      return this;
    }

    /** Declares that it listens on the loopback address only, unless a setting says otherwise. */
    public Declaration onThisMachine() {
      onThisMachine = true;
      return this;
    }

    /** Declares that it is disabled unless a setting enables it. */
    public Declaration onlyWhereAskedFor() {
      onlyWhereAskedFor = true;
      return this;
    }

    /** Declares that the application server holds its sockets. */
    public Declaration byTheServer() {
      ours = false;
      return this;
    }

    public Service make() {
      return new Service(this);
    }
  }
}
