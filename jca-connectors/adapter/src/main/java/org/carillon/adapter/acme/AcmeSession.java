package org.carillon.adapter.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.adapter.tls.TrustedAuthorities;
import org.carillon.contract.acme.AcmeAccountKey;
import org.carillon.contract.acme.AcmeRefusal;
import org.carillon.contract.acme.AcmeServer;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.exception.AcmeUserActionRequiredException;

/** Asks a certificate authority and turns its errors into sentences that people understand. */
final class AcmeSession {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_TEXT = 1_000;

  private AcmeSession() {}

  /** Asks an authority something. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Session session) throws AcmeException, InterruptedException;
  }

  static <T> T ask(AcmeServer server, Question<T> question)
      throws AcmeRefusal, InterruptedException {
    // The library looks up its parts by the thread's class loader; only ours has them.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(AcmeSession.class.getClassLoader());
    try {
      return question.ask(open(server));
    } catch (AcmeLazyLoadingException late) {
      throw refusal(server, late.getCause() instanceof AcmeException cause ? cause : null, late);
    } catch (AcmeException refused) {
      if (Thread.interrupted()) {
        throw new InterruptedException(refused.getMessage());
      }
      throw refusal(server, refused, refused);
    } catch (AcmeProtocolException | IllegalArgumentException unknown) {
      throw new AcmeRefusal(
          "The certificate authority's answer is not ACME: " + text(unknown.getMessage()),
          Optional.empty(),
          unknown);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Logs in with an account key. */
  static Login login(Session session, AcmeAccountKey account) {
    try {
      return session.login(account.location().toURL(), account.key());
    } catch (MalformedURLException malformed) {
      throw new IllegalArgumentException(account.location() + " is not an address", malformed);
    }
  }

  private static Session open(AcmeServer server) throws AcmeRefusal {
    URI directory = server.directory();
    try {
      Session session =
          new Session(
              directory,
              new CustomTrustAcmeProvider(TrustedAuthorities.context(server.authorities())));
      session.networkSettings().setTimeout(PATIENCE);
      return session;
    } catch (GeneralSecurityException none) {
      throw new AcmeRefusal(
          "The trusted certificates of the certificate authority are invalid: " + none.getMessage(),
          Optional.empty(),
          none);
    }
  }

  private static AcmeRefusal refusal(AcmeServer server, AcmeException refused, Exception met) {
    Optional<Instant> again =
        refused instanceof AcmeRateLimitedException limited
            ? limited.getRetryAfter()
            : Optional.empty();
    return new AcmeRefusal(sentence(server, refused, met), again, met);
  }

  private static String sentence(AcmeServer server, AcmeException refused, Exception met) {
    return switch (refused) {
      case AcmeUserActionRequiredException action ->
          "The certificate authority requires agreement to its new terms: "
              + action.getTermsOfServiceUri().map(URI::toString).orElse("no address given");
      case AcmeServerException answered -> told(answered.getProblem());
      case AcmeNetworkException away ->
          "The certificate authority cannot be reached: "
              + AcmeFailureText.why(server.directory().getHost(), away);
      // Exceptions of our own classes have a whole sentence as message.
      case null, default -> text(root(met).getMessage());
    };
  }

  /** Returns the texts of a problem and of its subproblems (RFC 8555 §6.7.1). */
  static String told(Problem problem) {
    String parts =
        problem.getSubProblems().stream()
            .map(
                part ->
                    part.getIdentifier().map(name -> name.getDomain() + ": ").orElse("")
                        + part.getDetail().orElse(""))
            .collect(Collectors.joining("; "));
    String detail =
        problem.getDetail().or(problem::getTitle).orElseGet(() -> problem.getType().toString());
    return text(
        Stream.of(detail, parts).filter(each -> !each.isEmpty()).collect(Collectors.joining(": ")));
  }

  private static Throwable root(Throwable met) {
    Throwable root = met;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /** Returns foreign text as one line of bounded length. */
  static String text(String others) {
    String line =
        String.valueOf(others).replaceAll("\\p{Cntrl}+", " ").replaceAll("\\s+", " ").strip();
    return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT);
  }
}
