package org.carillon.protocol.sip.digest;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.SipCounters;
import org.carillon.protocol.sip.load.SipCounters.Count;
import org.carillon.protocol.sip.wire.Parameters;

/** Creates challenges and checks the credentials, for a registrar (401) or a proxy (407). */
public final class Authenticator {
  private static final Pattern NONCE_COUNT = Pattern.compile("[0-9a-fA-F]{8}");
  private static final List<String> NEEDED =
      List.of("username", "uri", "response", "cnonce", "nc", "qop");

  private final CallControl calls;
  private final Nonces nonces;
  private final Predicate<String> own;
  private final SipCounters tally;

  /** Creates it with these nonces; {@code own} returns true for this server's addresses. */
  public Authenticator(CallControl calls, Nonces nonces, Predicate<String> own, SipCounters tally) {
    this.calls = calls;
    this.nonces = nonces;
    this.own = own;
    this.tally = tally;
  }

  /**
   * Returns challenges for this realm: the values of as many WWW-Authenticate or Proxy-Authenticate
   * headers, all with one nonce.
   *
   * @param flow the flow to the client
   */
  public List<String> challenges(
      String realm, List<DigestAlgorithm> offers, boolean stale, Flow flow) {
    String nonce = nonces.next(realm, flow);
    return offers.stream()
        .map(
            algorithm ->
                "Digest realm=\""
                    + realm
                    + "\",nonce=\""
                    + nonce
                    + "\",qop=\"auth\",algorithm="
                    + algorithm.token()
                    + (stale ? ",stale=true" : ""))
        .toList();
  }

  /**
   * Returns what a request's credentials prove.
   *
   * @param uri the text of its Request-URI
   * @param values the values of its Authorization or Proxy-Authorization headers
   * @param flow the flow on which it came
   */
  public Proof check(String method, String uri, List<String> values, Flow flow) {
    for (String value : values) {
      Optional<DigestCredentials> credentials = DigestCredentials.of(value);
      if (credentials.isPresent() && isForUs(credentials.get())) {
        return check(method, uri, credentials.get(), flow);
      }
    }
    return new Proof.Missing(false);
  }

  private Proof check(String method, String uri, DigestCredentials credentials, Flow flow) {
    Optional<DigestAnswer> answer = answer(method, credentials);
    if (answer.isEmpty() || !DigestUri.means(credentials.get("uri"), uri, own)) {
      return new Proof.Malformed();
    }
    int count = HexFormat.fromHexDigits(credentials.get("nc"));
    return nonces.spend(credentials.get("nonce"), count, flow)
        ? proof(
            calls.check(
                answer.get(), flow.remote().getAddress(), flow.transport() == Transport.TLS))
        : new Proof.Missing(true);
  }

  /**
   * Returns true if credentials are for a challenge by this or another of our nodes; then no later
   * hop may see them (RFC 3261 §22.3).
   *
   * @param value the value of an Authorization or Proxy-Authorization header
   */
  public boolean isForUs(String value) {
    return DigestCredentials.of(value).filter(this::isForUs).isPresent();
  }

  private boolean isForUs(DigestCredentials credentials) {
    return nonces.isOurs(credentials.get("nonce"), credentials.get("realm"));
  }

  private Proof proof(DigestVerdict verdict) {
    return switch (verdict) {
      case DigestVerdict.Proven(var account) -> new Proof.Given(account);
      case DigestVerdict.Barred() -> new Proof.Barred();
      case DigestVerdict.Undecided(var why) -> new Proof.Undecided(why);
      case DigestVerdict.Unproven() -> {
        tally.add(Count.UNPROVEN);
        yield new Proof.Wrong();
      }
    };
  }

  private static boolean hasAllNeeded(Parameters parameters) {
    for (String name : NEEDED) {
      if (!parameters.has(name)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<DigestAnswer> answer(String method, DigestCredentials credentials) {
    Optional<DigestAlgorithm> algorithm =
        DigestAlgorithm.named(credentials.parameters().get("algorithm").orElse(null));
    String count = credentials.get("nc");
    boolean complete =
        hasAllNeeded(credentials.parameters())
            && NONCE_COUNT.matcher(count).matches()
            && credentials.get("qop").equalsIgnoreCase("auth")
            && credentials.get("username").length() <= AddressOfRecord.LONGEST;
    if (algorithm.isEmpty() || !complete) {
      return Optional.empty();
    }
    String ha2 = DigestAnswer.hash(algorithm.get(), method + ":" + credentials.get("uri"));
    return Optional.of(
        new DigestAnswer(
            credentials.get("username"),
            credentials.get("realm"),
            algorithm.get(),
            String.join(
                ":",
                credentials.get("nonce"),
                count,
                credentials.get("cnonce"),
                credentials.get("qop"),
                ha2),
            credentials.get("response").toLowerCase(Locale.ROOT)));
  }
}
