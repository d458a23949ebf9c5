package org.carillon.identity.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.logging.PacedLines;
import org.jboss.logging.Logger;

/**
 * A line for each sign-in, for people and for programs that bar who guesses (docs/logs.md). Who is
 * refused again and again is told of ten times a minute; who signs in from the same place in the
 * same way again, once an hour: programs ask with a password at each request.
 */
@ApplicationScoped
public class SignInLog {
  private static final Logger LOG = Logger.getLogger("org.carillon.sign-in");
  private static final int REFUSALS = 10;
  private static final Duration REFUSALS_PACE = Duration.ofMinutes(1);
  private static final Duration ADMISSIONS_PACE = Duration.ofHours(1);
  private static final int NETWORKS = 10_000;
  private static final int PLACES = 50_000;

  /** What came of a sign-in that was refused. */
  public enum Answer {
    /** Name unknown, or password wrong. */
    WRONG("wrong"),
    /** Too many were wrong: what was shown was not looked at. */
    BARRED("barred"),
    /** The account is switched off, or may not sign in so. */
    NOT_ALLOWED("not-allowed"),
    /** A password in the clear. */
    NEEDS_ENCRYPTION("needs-encryption"),
    /** The right password, but for acting as somebody else. */
    NOT_AUTHORIZED_AS("not-authorized-as"),
    /** The right password, which is too old. */
    PASSWORD_EXPIRED("password-expired"),
    /** The right password, which is not enough; or not here, but on the web. */
    SECOND_FACTOR_NEEDED("second-factor-needed"),
    /** The server could not tell at the moment; no fault of the client's. */
    LATER("later");

    private final String word;

    Answer(String word) {
      this.word = word;
    }
  }

  private record Place(String way, ClientNetwork network, String name) {}

  private final Consumer<String> log;
  private final PacedLines<ClientNetwork> refusals =
      new PacedLines<>(REFUSALS, REFUSALS_PACE, NETWORKS);
  private final PacedLines<Place> admissions = new PacedLines<>(1, ADMISSIONS_PACE, PLACES);

  /** On the server's log. */
  public SignInLog() {
    this(LOG::info);
  }

  /** On another log, to which whole lines are given. */
  public SignInLog(Consumer<String> log) {
    this.log = log;
  }

  /**
   * Somebody was refused.
   *
   * @param way {@code imap}, {@code web}, {@code rest}, {@code sip} …
   * @param name as typed; empty where no name is shown
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
   * Somebody was let in.
   *
   * @param name the account's address or the administrator's name
   */
  public void admitted(String way, InetAddress client, String name) {
    admitted(way, client, name, name);
  }

  /**
   * The same where somebody may act for another.
   *
   * @param by who showed who it is
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
