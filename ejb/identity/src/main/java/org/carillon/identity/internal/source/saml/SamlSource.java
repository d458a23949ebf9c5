package org.carillon.identity.internal.source.saml;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceWeb;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.browser.PostedAnswer;
import org.carillon.identity.internal.source.browser.PostingSource;
import org.carillon.identity.internal.source.browser.SourceSignOut;
import org.carillon.identity.internal.source.browser.SourceVisit;
import org.carillon.identity.internal.source.browser.VisitAnswer;
import org.carillon.identity.source.IdentitySource;
import org.jboss.logging.Logger;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.SessionIndex;

/**
 * An identity provider by SAML 2.0. Browsers are redirected there with a request and post its
 * answer here (Web Browser SSO, SAML 2.0 Profiles §4.1). It throws {@link IOException} only if the
 * provider itself answers wrongly or not at all: nothing that a browser brings may make the
 * provider look unavailable.
 */
public final class SamlSource implements PostingSource {
  private static final Logger LOG = Logger.getLogger(SamlSource.class);

  /** The suffix of the address that browsers return to from sign-out, after that of sign-in. */
  public static final String OUT = "/out";

  /** The time for which the provider's metadata is not read again. */
  private static final Duration LIFE = Duration.ofMinutes(30);

  /**
   * The least time between two early readings of the metadata. A posted message that does not
   * verify causes one, because the provider may sign by a new key. After each reading that did not
   * help, the time doubles, because attackers can post, too.
   */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private static final Duration SKEW = Duration.ofMinutes(3);
  private static final String CODE = "code";
  private static final int MOST_SAID = 1_000;

  private final IdentitySource source;
  private final Optional<SamlKey> key;
  private final Optional<SourceWeb> web;
  private final SamlMessages messages;
  private final InstantSource clock;
  private volatile Read read;
  private Instant rereadFrom = Instant.MIN;
  private Duration pause = PAUSE;

  /** The metadata as it was read, and the time of reading. */
  private record Read(SamlProvider provider, Instant at) {}

  /**
   * Creates the client of a provider.
   *
   * @param entity this server's entity id
   * @param web the client by which metadata is read; empty if the metadata is pasted
   * @throws IllegalArgumentException if the source's key is malformed
   */
  public SamlSource(OpenedSource opened, String entity, Optional<SourceWeb> web) {
    this(opened, entity, web, InstantSource.system());
  }

  SamlSource(OpenedSource opened, String entity, Optional<SourceWeb> web, InstantSource clock) {
    this.clock = clock;
    this.source = opened.source();
    this.key =
        opened.secret().isEmpty() ? Optional.empty() : Optional.of(SamlKey.parse(opened.secret()));
    this.web = web;
    this.messages = new SamlMessages(entity);
  }

  /** Returns what is wrong with pasted metadata, or empty if it is valid. */
  public static Optional<String> problem(String entity, String metadata) {
    try {
      SamlProvider.parse(entity, metadata);
      return Optional.empty();
    } catch (InvalidSaml unfit) {
      return Optional.of(String.valueOf(unfit.getMessage()));
    }
  }

  private SamlProvider provider(Duration life) throws IOException, InterruptedException {
    Read current = read;
    if (current != null && clock.instant().isBefore(current.at().plus(life))) {
      return current.provider();
    }
    try {
      SamlProvider found =
          web.isPresent()
              ? SamlProvider.parse("", fetched(web.get()))
              : SamlProvider.parse(source.reach().address(), source.browsing().metadata());
      read = new Read(found, clock.instant());
      return found;
    } catch (InvalidSaml unfit) {
      throw new IOException(unfit.getMessage(), unfit);
    }
  }

  private String fetched(SourceWeb server) throws IOException, InterruptedException {
    URI address = URI.create(source.reach().address());
    SourceWeb.Reply reply =
        server.call(
            new SourceWeb.Question(
                "GET", address, Map.of("Accept", "application/samlmetadata+xml, */*;q=0.5"), ""));
    if (reply.status() != 200) {
      throw new IOException(address.getHost() + " answers " + reply.status());
    }
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  /** Returns the address where the provider's answer is posted, for a browser's page. */
  private URI posted(URI back) {
    return back.resolve("saml/" + source.name());
  }

  private static String request(SourceVisit visit) {
    return "_" + visit.nonce();
  }

  @Override
  public URI departure(SourceVisit visit) throws IOException, InterruptedException {
    SamlProvider provider = provider(LIFE);
    return SamlQuery.write(
        provider.signIn(),
        SamlQuery.REQUEST,
        messages.signIn(
            provider,
            request(visit),
            posted(visit.back()),
            source.browsing().nameFormat().format()),
        visit.state(),
        key.filter(_ -> provider.wantsSigned()));
  }

  @Override
  public PostedAnswer posted(URI at, String message) throws IOException, InterruptedException {
    try {
      return read(provider(LIFE), at, message);
    } catch (InvalidSaml first) {
      if (web.isEmpty()) {
        return new PostedAnswer.Wrong(String.valueOf(first.getMessage()));
      }
      if (!mayReread()) {
        return new PostedAnswer.Wrong(String.valueOf(first.getMessage()));
      }
      try {
        PostedAnswer answer = read(provider(PAUSE), at, message);
        helped();
        return answer;
      } catch (InvalidSaml again) {
        return new PostedAnswer.Wrong(String.valueOf(again.getMessage()));
      } catch (IOException away) {
        // The posted message is wrong. The known metadata of the provider stays valid.
        LOG.debugf(
            "The metadata of %s could not be read again: %s", source.name(), away.getMessage());
        return new PostedAnswer.Wrong(String.valueOf(first.getMessage()));
      }
    }
  }

  private synchronized boolean mayReread() {
    Instant now = clock.instant();
    if (now.isBefore(rereadFrom)) {
      return false;
    }
    rereadFrom = now.plus(pause);
    pause = pause.compareTo(LIFE) < 0 ? pause.multipliedBy(2) : LIFE;
    return true;
  }

  private synchronized void helped() {
    pause = PAUSE;
  }

  private PostedAnswer read(SamlProvider provider, URI at, String message) throws InvalidSaml {
    return switch (new SamlResponses(provider, messages.entity(), key)
        .read(message, at, Instant.now())) {
      case SamlResponses.Known(String id, SamlAssertion assertion, Instant until) ->
          new PostedAnswer.Kept(id, assertion.write(), until);
      case SamlResponses.Declined(String why) ->
          new PostedAnswer.Declined(why.length() <= MOST_SAID ? why : why.substring(0, MOST_SAID));
    };
  }

  @Override
  public VisitAnswer arrival(SourceVisit visit, Map<String, String> said) {
    if (said.containsKey("error")) {
      return new VisitAnswer.Declined(said.get("error"));
    }
    if (said.getOrDefault(CODE, "").isEmpty()) {
      return new VisitAnswer.Wrong("no assertion, or one that was used before");
    }
    SamlAssertion assertion = SamlAssertion.read(said.get(CODE));
    if (!request(visit).equals(assertion.request())) {
      return new VisitAnswer.Wrong("an answer to a request of another browser");
    }
    Optional<String> address = assertion.address(source.browsing());
    if (address.isEmpty()) {
      return new VisitAnswer.Declined(
          "the provider gives no attribute " + source.browsing().claim());
    }
    return new VisitAnswer.Known(
        new SourceIdentity(assertion.name().value(), assertion.named()),
        address.get(),
        assertion.session(),
        assertion.hint(),
        assertion.hasSecondFactor());
  }

  @Override
  public Optional<URI> farewell(String hint, URI back) throws IOException, InterruptedException {
    Optional<URI> place = provider(LIFE).signOut();
    return hint.isEmpty()
        ? Optional.empty()
        : place.map(
            out ->
                SamlQuery.write(
                    out,
                    SamlQuery.REQUEST,
                    messages.signOut(out, SamlAssertion.read(hint)),
                    "",
                    key));
  }

  @Override
  public Optional<Farewell> signedOut(URI at, String query)
      throws IOException, InterruptedException {
    SamlProvider provider = provider(LIFE);
    try {
      SamlQuery.Said said = SamlQuery.read(query, SamlQuery.REQUEST, provider.certificates());
      LogoutRequest request = OpenSaml.parse(said.message(), LogoutRequest.class);
      Instant end = request.getNotOnOrAfter();
      boolean holds =
          request.getIssuer() != null
              && provider.entity().equals(request.getIssuer().getValue())
              && (request.getDestination() == null
                  || request.getDestination().equals(at.toString()))
              && request.getNameID() != null
              && request.getNameID().getValue() != null
              && request.getIssueInstant() != null
              && request.getIssueInstant().plus(LIFE).isAfter(Instant.now())
              && (end == null || end.plus(SKEW).isAfter(Instant.now()));
      if (!holds) {
        return Optional.empty();
      }
      String name = request.getNameID().getValue().strip();
      List<SourceSignOut> ended =
          request.getSessionIndexes().isEmpty()
              ? List.of(new SourceSignOut(name, ""))
              : request.getSessionIndexes().stream()
                  .map(SessionIndex::getValue)
                  .map(index -> new SourceSignOut(name, index == null ? "" : index.strip()))
                  .toList();
      return Optional.of(
          new Farewell(
              ended,
              provider
                  .signedOut()
                  .map(
                      place ->
                          SamlQuery.write(
                              place,
                              SamlQuery.RESPONSE,
                              messages.signedOut(place, request.getID()),
                              said.relayState(),
                              key))));
    } catch (InvalidSaml unfit) {
      return Optional.empty();
    }
  }

  @Override
  public String metadata(List<URI> pages) {
    return messages.metadata(
        pages.stream().map(this::posted).toList(), key, source.browsing().nameFormat().format());
  }

  @Override
  public Optional<SourceSignOut> ended(String message) {
    return Optional.empty();
  }

  @Override
  public List<String> introduce() throws IOException, InterruptedException {
    read = null;
    SamlProvider provider = provider(LIFE);
    return List.of(
        "%s says where to sign in, by what keys it signs%s. It knows this server as %s"
            .formatted(
                provider.entity(),
                provider.signOut().isPresent() ? ", and where to sign out" : "",
                messages.entity()));
  }

  @Override
  public void close() {
    web.ifPresent(SourceWeb::close);
  }
}
