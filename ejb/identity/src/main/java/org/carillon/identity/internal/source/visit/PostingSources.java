package org.carillon.identity.internal.source.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Outage;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.browser.BrowserSource;
import org.carillon.identity.internal.source.browser.PostedAnswer;
import org.carillon.identity.internal.source.browser.PostingSource;
import org.carillon.identity.internal.source.browser.SourceSignOut;
import org.carillon.identity.source.PostedSignIns;
import org.jboss.logging.Logger;

/** Handles responses of identity providers that arrive by POST (SAML HTTP-POST binding). */
@ApplicationScoped
public class PostingSources implements PostedSignIns {
  private static final Logger LOG = Logger.getLogger(PostingSources.class);
  private static final Outage AWAY = new Outage(LOG, "Identity sources cannot be looked up");
  private static final int MOST_WHY = 300;

  private final SourceRequests asked;
  private final PostedAnswers answers;
  private final Visits visits;

  @Inject
  public PostingSources(SourceRequests asked, PostedAnswers answers, Visits visits) {
    this.asked = asked;
    this.answers = answers;
    this.visits = visits;
  }

  private interface Question<T> {
    T to(PostingSource source) throws IOException, InterruptedException;
  }

  private Optional<OpenedSource> find(String name) {
    return asked.browsed().stream()
        .filter(each -> each.source().kind().isPosted() && each.source().name().equals(name))
        .findFirst();
  }

  private <T> Optional<T> ask(OpenedSource source, Question<T> question) {
    return asked.browse(source, browser -> question.to(posting(browser)));
  }

  private static PostingSource posting(BrowserSource source) throws IOException {
    if (source instanceof PostingSource posting) {
      return posting;
    }
    throw new IOException("This identity source posts no answers");
  }

  @Override
  public Optional<String> metadata(String source, List<URI> pages) {
    try {
      return find(source).flatMap(found -> ask(found, posting -> posting.metadata(pages)));
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<Map<String, String>> posted(String source, URI at, String message) {
    try {
      Optional<OpenedSource> found = find(source);
      if (found.isEmpty()) {
        return Optional.of(Map.of());
      }
      return ask(found.get(), posting -> posting.posted(at, message))
          .map(answer -> said(found.get(), answer));
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return Optional.empty();
    }
  }

  private Map<String, String> said(OpenedSource source, PostedAnswer answer) {
    return switch (answer) {
      case PostedAnswer.Kept kept ->
          answers
              .keep(source.source().id(), kept)
              .map(code -> Map.of("code", code))
              .orElseGet(() -> wrong(source, "an answer that was used before"));
      case PostedAnswer.Declined(String why) -> Map.of("error", why);
      case PostedAnswer.Wrong(String why) -> wrong(source, why);
    };
  }

  /** Logs the reason, maybe an attacker's text; the page says only that signing in failed. */
  private static Map<String, String> wrong(OpenedSource source, String why) {
    String plain = why.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    LOG.infof(
        "The answer of the identity source %s is not accepted: %s",
        source.source().name(), plain.length() <= MOST_WHY ? plain : plain.substring(0, MOST_WHY));
    return Map.of();
  }

  @Override
  public Out signedOut(String source, URI at, String query) {
    try {
      Optional<OpenedSource> found = find(source);
      Optional<PostingSource.Farewell> farewell =
          found
              .flatMap(known -> ask(known, posting -> posting.signedOut(at, query)))
              .flatMap(said -> said);
      farewell.ifPresent(
          said -> {
            for (SourceSignOut ended : said.ended()) {
              visits.end(found.orElseThrow().source().id(), ended);
            }
          });
      return farewell
          .flatMap(PostingSource.Farewell::place)
          .<Out>map(Out.To::new)
          .orElseGet(Out.Here::new);
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new Out.Here();
    }
  }
}
