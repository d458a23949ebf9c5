package org.carillon.identity.internal.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the passkeys and signatures of authenticators, by webauthn4j. It asks for no attestation
 * and ignores one, because an authenticator's maker says nothing about its owner.
 */
final class PasskeyVerifier {
  /** The algorithms by which a key may sign. Browsers are asked for the same. */
  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      Stream.of(
              COSEAlgorithmIdentifier.ES256,
              COSEAlgorithmIdentifier.EdDSA,
              COSEAlgorithmIdentifier.RS256)
          .map(
              algorithm ->
                  new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
          .toList();

  private final ObjectConverter converter = new ObjectConverter();
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);
  private final WebAuthnManager library = WebAuthnManager.createNonStrictWebAuthnManager(converter);

  /**
   * A newly created passkey.
   *
   * @param credential the credential id
   * @param key the attested credential data
   * @param counter the signature counter
   * @param verified whether it verified its user
   * @param eligible whether its owner's devices may share it
   * @param synced whether they share it
   */
  record Made(
      byte[] credential,
      byte[] key,
      long counter,
      boolean verified,
      boolean eligible,
      boolean synced) {}

  /** The result of checking an assertion. */
  sealed interface Checked {
    /**
     * The assertion is right.
     *
     * @param counter the new signature counter
     * @param verified whether the authenticator verified its user
     * @param synced whether devices share the passkey now
     */
    record Right(long counter, boolean verified, boolean synced) implements Checked {}

    /** The assertion is signed by the key, but the signature counter went back. */
    record Regressed() implements Checked {}

    /** The assertion is not one of this key for this page and question. */
    record Wrong() implements Checked {}
  }

  /** Returns the passkey that was created for a challenge, or empty if the answer is not right. */
  Optional<Made> made(Attestation shown, byte[] challenge, RelyingParty party) {
    try {
      var request = new RegistrationRequest(shown.object(), shown.clientData());
      RegistrationData data =
          library.verify(
              request,
              new RegistrationParameters(server(challenge, party), ALGORITHMS, false, true));
      AuthenticatorData<?> said = data.getAttestationObject().getAuthenticatorData();
      var credential = said.getAttestedCredentialData();
      return Optional.of(
          new Made(
              credential.getCredentialId(),
              credentials.convert(credential),
              said.getSignCount(),
              said.isFlagUV(),
              said.isFlagBE(),
              said.isFlagBS()));
    } catch (RuntimeException hostile) {
      // The library throws exceptions of many kinds for an attacker's octets.
      return Optional.empty();
    }
  }

  /**
   * Checks an assertion.
   *
   * @param verified whether the authenticator must have verified its user
   */
  Checked check(
      PasskeyRow row,
      PasskeyAssertion shown,
      byte[] challenge,
      RelyingParty party,
      boolean verified) {
    try {
      var known =
          new CredentialRecordImpl(
              null,
              row.verifies,
              row.eligible,
              row.synced,
              row.counter,
              credentials.convert(row.key),
              null,
              null,
              null,
              null);
      var request =
          new AuthenticationRequest(
              shown.credential(),
              shown.user().length == 0 ? null : shown.user(),
              shown.authenticatorData(),
              shown.clientData(),
              shown.signature());
      AuthenticationData data =
          library.verify(
              request,
              new AuthenticationParameters(server(challenge, party), known, null, verified, true));
      AuthenticatorData<?> said = data.getAuthenticatorData();
      return new Checked.Right(said.getSignCount(), said.isFlagUV(), said.isFlagBS());
    } catch (MaliciousCounterValueException regressed) {
      return new Checked.Regressed();
    } catch (RuntimeException hostile) {
      return new Checked.Wrong();
    }
  }

  private static ServerProperty server(byte[] challenge, RelyingParty party) {
    return ServerProperty.builder()
        .origin(new Origin(party.origin()))
        .rpId(party.host())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }
}
