package org.carillon.identity.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.logging.LogRateLimiter;
import org.jboss.logging.Logger;

/**
 * Logs a line for each sign-in, for people and for programs that bar attackers (docs/logs.md).
 * Refusals of one network are logged at most ten times a minute. A repeated sign-in from the same
 * network in the same way is logged once an hour: some programs send a password with each request.
 */
@ApplicationScoped
public class SignInLog {
  private static final Logger LOG = Logger.getLogger("org.carillon.sign-in");
  private static final int REFUSALS = 10;
  private static final Duration REFUSALS_PACE = Duration.ofMinutes(1);
  private static final Duration ADMISSIONS_PACE = Duration.ofHours(1);
  private static final int NETWORKS = 10_000;
  private static final int PLACES = 50_000;

  /** The reason why a sign-in was refused. */
  public enum Answer {
    /** The name is unknown, or the password is wrong. */
    WRONG("wrong"),
    /** Too many attempts were wrong, and the credentials were not checked. */
    BARRED("barred"),
    /** The account is switched off, or may not sign in this way. */
    NOT_ALLOWED("not-allowed"),
    /** The password was sent without encryption. */
    NEEDS_ENCRYPTION("needs-encryption"),
    /** The password is right, but the account may not act as the other one. */
    NOT_AUTHORIZED_AS("not-authorized-as"),
    /** The password is right, but too old. */
    PASSWORD_EXPIRED("password-expired"),
    /** The password is right, but needs a second factor or is accepted on the web only. */
    SECOND_FACTOR_NEEDED("second-factor-needed"),
    /** The server cannot decide at the moment; the client is not at fault. */
    LATER("later");

    private final String word;

    Answer(String word) {
      this.word = word;
    }
  }

  private record Place(String way, ClientNetwork network, String name) {}

  private final Consumer<String> log;
  private final LogRateLimiter<ClientNetwork> refusals =
      new LogRateLimiter<>(REFUSALS, REFUSALS_PACE, NETWORKS);
  private final LogRateLimiter<Place> admissions = new LogRateLimiter<>(1, ADMISSIONS_PACE, PLACES);

  /** Creates a log of sign-ins that writes to the server's log. */
  public SignInLog() {
    this(LOG::info);
  }

  /**
   * Creates a log of sign-ins.
   *
   * @param log takes each whole line
   */
  public SignInLog(Consumer<String> log) {
    this.log = log;
  }

  /**
   * Logs a refused sign-in.
   *
   * @param way {@code imap}, {@code web}, {@code rest}, {@code sip} …
   * @param name the name, as typed; empty if the client shows no name
   */
  public void refused(String way, InetAddress client, String name, Answer answer) {
    OptionalLong leftOut = refusals.next(ClientNetwork.of(client));
    if (leftOut.isPresent()) {
      tell(
          leftOut.getAsLong(),
          LogLine.of("refused")
              .fact("client", client.getHostAddress())
              .fact("way", way)
              .fact("answer", answer.word)
              .fact("name", name));
    }
  }

  /**
   * Logs a successful sign-in.
   *
   * @param name the account's address or the administrator's name
   */
  public void admitted(String way, InetAddress client, String name) {
    admitted(way, client, name, name);
  }

  /**
   * Logs a successful sign-in in which one principal may act for another.
   *
   * @param by the name of the principal that authenticated
   */
  public void admitted(String way, InetAddress client, String name, String by) {
    OptionalLong leftOut = admissions.next(new Place(way, ClientNetwork.of(client), name));
    if (leftOut.isPresent()) {
      LogLine line =
          LogLine.of("admitted")
              .fact("client", client.getHostAddress())
              .fact("way", way)
              .fact("name", name);
      tell(leftOut.getAsLong(), by.equals(name) ? line : line.fact("by", by));
    }
  }

  private void tell(long leftOut, LogLine line) {
    log.accept(leftOut == 0 ? line.toString() : line.fact("left-out", leftOut).toString());
  }
}
