package org.carillon.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.SignIn;
import org.carillon.format.mime.encoding.Charsets;

/** DIGEST-MD5 (RFC 2831, obsoleted by RFC 6331): only {@code auth}, without a security layer. */
final class DigestMd5 implements SaslExchange {
  private static final String FIRST_USE = "00000001";

  private final SaslPeer peer;
  private final String nonce = SaslPeer.nonce();
  private boolean asked;

  DigestMd5(SaslPeer peer) {
    this.peer = peer;
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (!asked) {
      asked = true;
      return response.isEmpty() ? new SaslStep.Challenge(challenge()) : new SaslStep.Malformed();
    }
    return response
        .flatMap(Charsets::utf8)
        .flatMap(DigestDirectives::parse)
        .map(this::answer)
        .orElseGet(SaslStep.Malformed::new);
  }

  private String challenge() {
    String realm =
        peer.sessions().domain(peer.peer()).map(name -> "realm=\"" + name + "\",").orElse("");
    return realm + "nonce=\"" + nonce + "\",qop=\"auth\",charset=utf-8,algorithm=md5-sess";
  }

  private SaslStep answer(DigestDirectives said) {
    String clientNonce = said.value("cnonce");
    String name = said.value("username");
    String use = said.value("nc");
    String quality = said.value("qop");
    String uri = said.value("digest-uri");
    if (name.isEmpty()
        || clientNonce.isEmpty()
        || uri.isEmpty()
        || !said.value("nonce").equals(nonce)
        || !use.equals(FIRST_USE)
        || !(quality.isEmpty() || quality.equals("auth"))) {
      return new SaslStep.Malformed();
    }
    String realm = said.value("realm");
    String authorization = said.value("authzid");
    String tail = ":" + nonce + ":" + clientNonce;
    var evidence =
        new Evidence.DigestMd5(
            name,
            realm,
            authorization.isEmpty() ? tail : tail + ":" + authorization,
            nonce + ":" + use + ":" + clientNonce + ":auth",
            uri,
            said.value("response"));
    String account = name.contains("@") ? name : name + "@" + realm;
    SignIn answer = peer.signIn(new Credentials.Challenged(authorization, account, evidence));
    return answer instanceof SignIn.Admitted admitted
        ? new SaslStep.Decided(answer, admitted.proof().map(DigestMd5::told))
        : new SaslStep.Decided(answer);
  }

  private static byte[] told(byte[] proof) {
    return ("rspauth=" + new String(proof, StandardCharsets.US_ASCII))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
