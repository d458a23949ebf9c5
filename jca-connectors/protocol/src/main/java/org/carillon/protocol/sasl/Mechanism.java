package org.carillon.protocol.sasl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carillon.contract.identity.Challenge;

/** The mechanisms, in the order in which they are announced. */
public enum Mechanism {
  EXTERNAL(SaslPeer::isKnownByCertificate, External::new),
  SCRAM_SHA_512_PLUS(Challenge.SCRAM_SHA_512, true),
  SCRAM_SHA_256_PLUS(Challenge.SCRAM_SHA_256, true),
  SCRAM_SHA_1_PLUS(Challenge.SCRAM_SHA_1, true),
  SCRAM_SHA_512(Challenge.SCRAM_SHA_512, false),
  SCRAM_SHA_256(Challenge.SCRAM_SHA_256, false),
  SCRAM_SHA_1(Challenge.SCRAM_SHA_1, false),
  PLAIN(SaslPeer::mayShowSecrets, Plain::new),
  LOGIN(SaslPeer::mayShowSecrets, Login::new),
  OAUTHBEARER(SaslPeer::mayShowSecrets, peer -> new BearerToken(peer, BearerToken.Form.RFC_7628)),
  XOAUTH2(SaslPeer::mayShowSecrets, peer -> new BearerToken(peer, BearerToken.Form.XOAUTH2)),
  CRAM_MD5(peer -> peer.serves(Challenge.CRAM_MD5), CramMd5::new),
  DIGEST_MD5(peer -> peer.serves(Challenge.DIGEST_MD5), DigestMd5::new),
  NTLM(peer -> peer.serves(Challenge.NTLM), Ntlm::new),
  GSSAPI(peer -> peer.mayShowSecrets() && peer.takesTickets(), Gssapi::new);

  private final Predicate<SaslPeer> offered;
  private final Function<SaslPeer, SaslExchange> begin;

  Mechanism(Predicate<SaslPeer> offered, Function<SaslPeer, SaslExchange> begin) {
    this.offered = offered;
    this.begin = begin;
  }

  Mechanism(Challenge challenge, boolean bound) {
    this(
        peer -> peer.serves(challenge) && (!bound || peer.canBind()),
        peer -> new Scram(peer, challenge, bound));
  }

  /** Starts an exchange. */
  public SaslExchange begin(SaslPeer peer) {
    return begin.apply(peer);
  }

  /** Returns whether a user could sign in with it on this connection now. */
  public boolean isOffered(SaslPeer peer) {
    return offered.test(peer);
  }

  /** Returns the name in the protocols (RFC 4422 §3.1). */
  public String word() {
    return name().replace('_', '-');
  }

  /** Returns the mechanism of that name, in any case. */
  public static Optional<Mechanism> named(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(m -> m.word().equals(wanted)).findFirst();
  }

  /** Returns whether any mechanism can be used on this connection now. */
  public static boolean anyFor(SaslPeer peer) {
    return Arrays.stream(values()).anyMatch(mechanism -> mechanism.isOffered(peer));
  }

  /** Returns the offered mechanisms, each after the prefix: {@code PLAIN LOGIN}; empty for none. */
  public static String announce(SaslPeer peer, String prefix, String between) {
    return Arrays.stream(values())
        .filter(mechanism -> mechanism.isOffered(peer))
        .map(mechanism -> prefix + mechanism.word())
        .collect(Collectors.joining(between));
  }
}
