package org.carillon.identity.internal.source.saml;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Condition;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.OneTimeUse;
import org.opensaml.saml.saml2.core.ProxyRestriction;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;

/**
 * Reads a provider's responses, as browsers post them (SAML 2.0 Profiles §4.1.4.2–4.1.4.3). It uses
 * nothing of a response that the provider did not sign.
 *
 * @param entity this server's entity id
 * @param key the key by which encrypted assertions are decrypted; empty if there is none
 */
record SamlResponses(SamlProvider provider, String entity, Optional<SamlKey> key) {
  /** The largest number of characters of a response, in Base64. */
  private static final int MOST_CHARACTERS = 400_000;

  private static final Duration SKEW = Duration.ofMinutes(3);

  /** The largest age of an assertion when it arrives. */
  private static final Duration AGE = Duration.ofMinutes(10);

  private static final int MOST_TEXT = 1_000;

  /** The result of reading a response. */
  sealed interface Found {}

  /**
   * The provider names the user.
   *
   * @param id the assertion's id
   * @param until the time after which it would be too old if it came again
   */
  record Known(String id, SamlAssertion assertion, Instant until) implements Found {}

  /** The provider does not name the user. */
  record Declined(String why) implements Found {}

  /**
   * Reads a response.
   *
   * @param at the address to which it was posted
   * @throws InvalidSaml if it is not trustworthy
   */
  Found read(String base64, URI at, Instant now) throws InvalidSaml {
    if (base64.length() > MOST_CHARACTERS) {
      throw new InvalidSaml("too long");
    }
    try (var _ = OpenSaml.entered()) {
      return found(OpenSaml.parse(decoded(base64), Response.class), at, now);
    } catch (RuntimeException malformed) {
      // The library throws runtime exceptions for unexpected contents.
      throw new InvalidSaml("malformed", malformed);
    }
  }

  private static String decoded(String base64) throws InvalidSaml {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidSaml("malformed", malformed);
    }
  }

  private Found found(Response response, URI at, Instant now) throws InvalidSaml {
    require(SAMLVersion.VERSION_20.equals(response.getVersion()), "of another version");
    if (response.getIssuer() != null) {
      requireProvider(response.getIssuer());
    }
    String destination = response.getDestination();
    require(
        destination == null || destination.equals(at.toString()), "addressed to " + destination);
    boolean isSigned = response.getSignature() != null;
    if (isSigned) {
      require(destination != null, "signed, but without a destination");
      SamlSignatures.require(response, provider.certificates());
    }
    Optional<String> declined = declined(response.getStatus());
    if (declined.isPresent()) {
      return new Declined(declined.get());
    }
    Assertion assertion = assertion(response);
    if (!isSigned || assertion.getSignature() != null) {
      SamlSignatures.require(assertion, provider.certificates());
    }
    return known(assertion, at, now);
  }

  private static void require(boolean holds, String otherwise) throws InvalidSaml {
    if (!holds) {
      throw new InvalidSaml(otherwise);
    }
  }

  private void requireProvider(Issuer issuer) throws InvalidSaml {
    require(
        issuer != null && provider.entity().equals(issuer.getValue()),
        "issued by " + (issuer == null ? "nobody" : issuer.getValue()));
  }

  private static Optional<String> declined(Status status) throws InvalidSaml {
    require(status != null && status.getStatusCode() != null, "without a status");
    StatusCode code = status.getStatusCode();
    if (StatusCode.SUCCESS.equals(code.getValue())) {
      return Optional.empty();
    }
    String more = code.getStatusCode() == null ? "" : " " + code.getStatusCode().getValue();
    String words =
        status.getStatusMessage() == null ? "" : " " + status.getStatusMessage().getValue();
    return Optional.of(code.getValue() + more + words);
  }

  private Assertion assertion(Response response) throws InvalidSaml {
    int count = response.getAssertions().size() + response.getEncryptedAssertions().size();
    require(count == 1, count + " assertions");
    if (response.getEncryptedAssertions().isEmpty()) {
      return response.getAssertions().getFirst();
    }
    require(key.isPresent(), "encrypted, but this server has no key");
    return SamlDecryption.open(response.getEncryptedAssertions().getFirst(), key.orElseThrow());
  }

  private Known known(Assertion assertion, URI at, Instant now) throws InvalidSaml {
    require(SAMLVersion.VERSION_20.equals(assertion.getVersion()), "of another version");
    requireProvider(assertion.getIssuer());
    Instant issued = assertion.getIssueInstant();
    require(
        issued != null && issued.minus(SKEW).isBefore(now) && issued.plus(AGE).isAfter(now),
        "issued at " + issued);
    require(assertion.getID() != null && assertion.getID().length() <= MOST_TEXT, "without an ID");
    requireConditions(assertion.getConditions(), now);
    Subject subject = assertion.getSubject();
    require(subject != null && subject.getNameID() != null, "without a subject");
    SubjectConfirmationData confirmed = confirmed(subject, at, now);
    AuthnStatement authenticated = authenticated(assertion, now);
    return new Known(
        assertion.getID(),
        new SamlAssertion(
            name(subject.getNameID()),
            bounded(authenticated.getSessionIndex()),
            confirmed.getInResponseTo(),
            contexts(assertion),
            SamlAttributes.of(assertion)),
        issued.plus(AGE).plus(SKEW));
  }

  /** Checks the conditions. An unknown condition counts as not fulfilled (SAML 2.0 Core §2.5.1). */
  private void requireConditions(Conditions conditions, Instant now) throws InvalidSaml {
    require(conditions != null, "without an audience");
    require(
        conditions.getNotBefore() == null || conditions.getNotBefore().minus(SKEW).isBefore(now),
        "not valid yet");
    require(
        conditions.getNotOnOrAfter() == null
            || conditions.getNotOnOrAfter().plus(SKEW).isAfter(now),
        "expired");
    require(!conditions.getAudienceRestrictions().isEmpty(), "without an audience");
    for (Condition each : conditions.getConditions()) {
      switch (each) {
        case AudienceRestriction restriction ->
            require(
                restriction.getAudiences().stream()
                    .anyMatch(audience -> entity.equals(audience.getURI())),
                "for another audience");
        case OneTimeUse _, ProxyRestriction _ -> {
          // These conditions hold: this server passes nothing on and stores no assertion.
        }
        default -> throw new InvalidSaml("with an unknown condition");
      }
    }
  }

  private static SubjectConfirmationData confirmed(Subject subject, URI at, Instant now)
      throws InvalidSaml {
    for (SubjectConfirmation each : subject.getSubjectConfirmations()) {
      SubjectConfirmationData data = each.getSubjectConfirmationData();
      boolean holds =
          SubjectConfirmation.METHOD_BEARER.equals(each.getMethod())
              && data != null
              && at.toString().equals(data.getRecipient())
              && data.getNotOnOrAfter() != null
              && data.getNotOnOrAfter().plus(SKEW).isAfter(now)
              && data.getNotBefore() == null
              && data.getInResponseTo() != null
              && data.getInResponseTo().length() <= MOST_TEXT;
      if (holds) {
        return data;
      }
    }
    throw new InvalidSaml(
        "without a valid confirmation for this server, this request and this time");
  }

  private static AuthnStatement authenticated(Assertion assertion, Instant now) throws InvalidSaml {
    require(!assertion.getAuthnStatements().isEmpty(), "without an authentication statement");
    AuthnStatement first = assertion.getAuthnStatements().getFirst();
    Instant end = first.getSessionNotOnOrAfter();
    require(end == null || end.plus(SKEW).isAfter(now), "of a session that has ended");
    return first;
  }

  private static SamlAssertion.Name name(NameID id) throws InvalidSaml {
    String value = bounded(id.getValue());
    require(!value.isEmpty(), "without a subject");
    return new SamlAssertion.Name(
        value,
        bounded(id.getFormat()),
        bounded(id.getNameQualifier()),
        bounded(id.getSPNameQualifier()));
  }

  private static String bounded(String text) throws InvalidSaml {
    require(text == null || text.length() <= MOST_TEXT, "too long");
    return text == null ? "" : text.strip();
  }

  private static Set<String> contexts(Assertion assertion) {
    return assertion.getAuthnStatements().stream()
        .map(AuthnStatement::getAuthnContext)
        .filter(context -> context != null && context.getAuthnContextClassRef() != null)
        .map(context -> String.valueOf(context.getAuthnContextClassRef().getURI()))
        .filter(context -> context.length() <= MOST_TEXT)
        .collect(Collectors.toSet());
  }
}
