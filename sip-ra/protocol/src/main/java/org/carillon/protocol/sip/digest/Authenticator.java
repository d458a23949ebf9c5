package org.carillon.protocol.sip.digest;

import gov.nist.javax.sip.header.AuthenticationHeader;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.protocol.sip.SourceGuard;
import org.carillon.protocol.sip.Tally;
import org.carillon.protocol.sip.Tally.Count;

/** Challenges and checks, as a registrar (401) or as a proxy (407). */
public final class Authenticator {
  private static final Pattern NONCE_COUNT = Pattern.compile("[0-9a-fA-F]{8}");

  /** Which pair of headers is used (RFC 3261 §22.2, §22.3). */
  public enum Role {
    /** 401, WWW-Authenticate and Authorization. */
    REGISTRAR("WWW-Authenticate", "Authorization", 401),
    /** 407, Proxy-Authenticate and Proxy-Authorization. */
    PROXY("Proxy-Authenticate", "Proxy-Authorization", 407);

    private final String challenge;
    private final String credentials;
    private final int status;

    Role(String challenge, String credentials, int status) {
      this.challenge = challenge;
      this.credentials = credentials;
      this.status = status;
    }
  }

  private final CallDesk desk;
  private final Nonces nonces;
  private final SourceGuard guard;
  private final Tally tally;

  /** Checks by the desk, with these nonces; who guesses is held against its address. */
  public Authenticator(CallDesk desk, Nonces nonces, SourceGuard guard, Tally tally) {
    this.desk = desk;
    this.nonces = nonces;
    this.guard = guard;
    this.tally = tally;
  }

  /** The response that asks for credentials of this realm. */
  public SIPResponse challenge(
      SIPRequest request, Role role, String realm, List<DigestAlgorithm> offers, boolean stale) {
    SIPResponse response = request.createResponse(role.status);
    String nonce = nonces.next(realm);
    for (DigestAlgorithm algorithm : offers) {
      response.addHeader(header(role, realm, nonce, algorithm, stale));
    }
    return response;
  }

  /**
   * What the request's answer to a challenge of ours proves.
   *
   * @param source where the request came from
   */
  public Proof check(SIPRequest request, Role role, InetAddress source) {
    Optional<AuthenticationHeader> credentials =
        all(request, role).stream().filter(this::isForUs).findFirst();
    if (credentials.isEmpty()) {
      return new Proof.Missing(false);
    }
    AuthenticationHeader header = credentials.get();
    Optional<DigestAnswer> answer = answer(request, header);
    if (answer.isEmpty()) {
      return new Proof.Malformed();
    }
    int count = HexFormat.fromHexDigits(header.getParameter("nc"));
    return nonces.spend(header.getNonce(), count)
        ? proof(desk.check(answer.get()), source)
        : new Proof.Missing(true);
  }

  /** Takes out what was meant for us, so that nobody further on sees it (RFC 3261 §22.3). */
  public void removeCredentials(SIPRequest request) {
    List<AuthenticationHeader> foreign =
        all(request, Role.PROXY).stream().filter(header -> !isForUs(header)).toList();
    request.removeHeader(Role.PROXY.credentials);
    foreign.forEach(request::addHeader);
  }

  /** Whether the credentials answer a challenge that we, or another node of ours, made. */
  private boolean isForUs(AuthenticationHeader header) {
    return "Digest".equalsIgnoreCase(header.getScheme())
        && header.getNonce() != null
        && header.getRealm() != null
        && nonces.isOurs(header.getNonce(), header.getRealm());
  }

  private Proof proof(DigestVerdict verdict, InetAddress source) {
    return switch (verdict) {
      case DigestVerdict.Proven(var account) -> new Proof.Given(account);
      case DigestVerdict.Undecided(var why) -> new Proof.Undecided(why);
      case DigestVerdict.Unproven() -> {
        tally.add(Count.UNPROVEN);
        guard.blame(source);
        yield new Proof.Wrong();
      }
    };
  }

  private static List<AuthenticationHeader> all(SIPRequest request, Role role) {
    List<AuthenticationHeader> headers = new ArrayList<>(1);
    for (Iterator<SIPHeader> each = request.getHeaders(role.credentials); each.hasNext(); ) {
      if (each.next() instanceof AuthenticationHeader header) {
        headers.add(header);
      }
    }
    return headers;
  }

  private static Optional<DigestAnswer> answer(SIPRequest request, AuthenticationHeader header) {
    Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(header.getAlgorithm());
    String uri = header.getParameter("uri");
    String count = header.getParameter("nc");
    String response = header.getResponse();
    if (algorithm.isEmpty()
        || header.getUsername() == null
        || header.getCNonce() == null
        || response == null
        || uri == null
        || count == null
        || !NONCE_COUNT.matcher(count).matches()
        || !"auth".equalsIgnoreCase(header.getQop())) {
      return Optional.empty();
    }
    String ha2 = DigestAnswer.hash(algorithm.get(), request.getMethod() + ":" + uri);
    return Optional.of(
        new DigestAnswer(
            header.getUsername(),
            header.getRealm(),
            algorithm.get(),
            String.join(":", header.getNonce(), count, header.getCNonce(), header.getQop(), ha2),
            response.toLowerCase(Locale.ROOT)));
  }

  private static ExtensionHeaderImpl header(
      Role role, String realm, String nonce, DigestAlgorithm algorithm, boolean stale) {
    ExtensionHeaderImpl header = new ExtensionHeaderImpl(role.challenge);
    header.setValue(
        "Digest realm=\"%s\",nonce=\"%s\",qop=\"auth\",algorithm=%s%s"
            .formatted(realm, nonce, algorithm.token(), stale ? ",stale=true" : ""));
    return header;
  }
}
