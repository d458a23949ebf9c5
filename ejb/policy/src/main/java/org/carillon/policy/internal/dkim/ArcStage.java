package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.SigningQuestion;
import org.carillon.contract.stage.SigningStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.arc.ArcOutcome;
import org.carillon.mailauth.arc.ArcSealer;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.mailauth.results.AuthenticationResults;
import org.carillon.mailauth.results.LocalAuthenticationResults;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.policy.dkim.DkimSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Seals mail that rules redirect (RFC 8617), with the results of this server's checks on receipt.
 * It seals with a key of the redirecting account's domain. Only mail that was screened here and
 * leaves unchanged is sealed.
 */
@ApplicationScoped
public class ArcStage implements SigningStage {
  private final SigningKeys keys;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  ArcStage(SigningKeys keys, Addresses addresses, Settings settings) {
    this.keys = keys;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "arc";
  }

  /** A failure lets the mail leave without a seal, as from a server that does not seal. */
  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public List<String> sign(SigningQuestion question) throws IOException {
    if (!(question.origin() instanceof MailOrigin.SentOn(String domain)) || !seals(domain)) {
      return List.of();
    }
    Header header = question.header();
    Optional<AuthenticationResults> found =
        LocalAuthenticationResults.of(header, settings.value(HostSettings.HOST_NAME));
    Optional<ArcOutcome> chain = found.flatMap(results -> chain(results, header));
    Optional<SigningKey> key = chain.isEmpty() ? Optional.empty() : key(domain);
    return key.isEmpty()
        ? List.of()
        : ArcSealer.seal(
            header,
            question.content(),
            found.orElseThrow().value(),
            chain.orElseThrow(),
            key.get(),
            Instant.now());
  }

  private boolean seals(String domain) {
    OptionalLong id = addresses.domain(domain);
    return id.isPresent() && settings.value(DkimSettings.SEAL, Scope.domain(id.getAsLong()));
  }

  /** Returns the chain's result, or empty if unknown: a seal would break the chain. */
  private static Optional<ArcOutcome> chain(AuthenticationResults found, Header header) {
    if (header.first("ARC-Seal").isEmpty()) {
      return Optional.of(new ArcOutcome.None());
    }
    String word =
        found.methods().stream()
            .filter(method -> method.method().equals("arc"))
            .map(MethodResult::result)
            .findFirst()
            .orElse("");
    return switch (word) {
      case "pass" -> Optional.of(new ArcOutcome.Pass());
      case "fail" ->
          Optional.of(new ArcOutcome.Fail("the chain was already broken when the message arrived"));
      default -> Optional.empty();
    };
  }

  /** Returns an RSA key, which everybody can verify, before others. */
  private Optional<SigningKey> key(String domain) throws IOException {
    List<SigningKey> active = keys.sure(domain);
    return active.stream()
        .filter(key -> key.key().algorithm() == SignatureAlgorithm.RSA_SHA256)
        .findFirst()
        .or(() -> active.stream().findFirst());
  }
}
