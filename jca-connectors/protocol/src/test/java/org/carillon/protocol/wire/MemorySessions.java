package org.carillon.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;

/**
 * Admits every user with the password {@code secret}, over TLS only; {@code locked}, {@code busy}
 * and {@code other} get the result in their names. {@code boss} has alice's account and administers
 * the server.
 */
public final class MemorySessions implements Sessions {
  public static final String ALICE = "alice@example.test";
  public static final String BOB = "bob@example.test";

  /** The accounts of those who share mailboxes; all other users have alice's. */
  public static final Map<String, Long> ACCOUNTS = new TreeMap<>(Map.of(ALICE, 7L, BOB, 8L));

  private final Map<String, Long> accounts;
  private final Set<Challenge> challenges = ConcurrentHashMap.newKeySet();
  private volatile boolean delayed;
  private volatile boolean plainText;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

  public MemorySessions() {
    this(ACCOUNTS);
  }

  /** Adds the domain to a name without one. */
  public static String address(String name) {
    return name.contains("@") ? name : name + "@example.test";
  }

  /** Creates sessions for accounts of another store, alice's among them. */
  public MemorySessions(Map<String, Long> accounts) {
    this.accounts = accounts;
  }

  /** Disables the account. */
  public void fall() {
    open.forEach(Runnable::run);
  }

  /** The number of sessions that watch their sign-in. */
  public int watching() {
    return open.size();
  }

  @Override
  public SignIn signIn(Credentials credentials, Peer peer) {
    if (!(credentials instanceof Credentials.Challenged) && !passwordAllowed(peer)) {
      return new SignIn.Rejected(SignIn.Reason.NEEDS_ENCRYPTION);
    }
    return switch (credentials) {
      case Credentials.Token(String authorization, String value) ->
          value.equals("token")
              ? admitted(authorization, peer)
              : new SignIn.Rejected(SignIn.Reason.WRONG);
      case Credentials.WebSession _,
          Credentials.OwnPassword _,
          Credentials.Renewal _,
          Credentials.SecondFactor _,
          Credentials.Passkey _,
          Credentials.Visit _,
          Credentials.Ticket _,
          Credentials.ClientCertificate _ ->
          new SignIn.Rejected(SignIn.Reason.WRONG);
      case Credentials.Challenged(String _, String name, Evidence.TextDigest digest) ->
          digest.digest().equals(md5(digest.text() + "tanstaaf"))
              ? admitted(name, peer)
              : new SignIn.Rejected(SignIn.Reason.WRONG);
      case Credentials.Challenged(String _, String name, Evidence evidence) ->
          evidence.toString().contains("SCRAM") && !name.equals("mallory")
              ? admitted(name, peer, new byte[] {1, 2, 3})
              : new SignIn.Rejected(SignIn.Reason.WRONG);
      case Credentials.Password(String authorization, String name, String password) -> {
        if (name.equals("busy")) {
          yield new SignIn.NotNow("Too many at once");
        }
        if (!password.equals("secret")) {
          yield new SignIn.Rejected(SignIn.Reason.WRONG);
        }
        if (name.equals("locked")) {
          yield new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
        }
        if (!authorization.isEmpty() && !authorization.equals(name)) {
          yield new SignIn.Rejected(SignIn.Reason.NOT_AUTHORIZED_AS);
        }
        yield admitted(name, peer);
      }
    };
  }

  private SignIn admitted(String name, Peer peer) {
    return admitted(name, peer, new byte[0]);
  }

  private SignIn admitted(String name, Peer peer, byte[] proof) {
    return new SignIn.Admitted(
        new Caller(
            accounts.getOrDefault(address(name), accounts.get(ALICE)),
            address(name),
            rights(name),
            peer.session()),
        onFall -> {
          open.add(onFall);
          return () -> open.remove(onFall);
        },
        Optional.of(proof));
  }

  private static Rights rights(String name) {
    return name.equals("boss") ? new Rights.ServerAdministrator() : new Rights.User();
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Permits sign-in by these challenges. */
  public MemorySessions serving(Challenge... offered) {
    challenges.addAll(List.of(offered));
    return this;
  }

  @Override
  public Set<Challenge> challenges(Peer peer) {
    return challenges;
  }

  @Override
  public Optional<ScramSalt> scramSalt(Challenge challenge, String name, Peer peer) {
    return name.equals("busy")
        ? Optional.empty()
        : Optional.of(new ScramSalt(new byte[] {1, 2, 3}, 4096));
  }

  @Override
  public Optional<String> domain(Peer peer) {
    return Optional.of("example.test");
  }

  @Override
  public boolean passwordAllowed(Peer peer) {
    return peer.secure() || plainText;
  }

  /** Sets whether passwords are accepted in the clear. */
  public MemorySessions takingPlainText(boolean taken) {
    plainText = taken;
    return this;
  }

  /** Requires an hour between POP3 sessions, and two for bob. */
  public void delayLogins() {
    delayed = true;
  }

  @Override
  public Duration loginDelay() {
    return delayed ? Duration.ofHours(2) : Duration.ZERO;
  }

  @Override
  public Duration loginDelay(Caller caller) {
    return delayed ? Duration.ofHours(caller.name().equals(BOB) ? 2 : 1) : Duration.ZERO;
  }

  @Override
  public boolean beginLogin(Caller caller) {
    return !delayed || begun.add(caller.name());
  }

  /** {@code boss} may act as every user whose account exists. */
  @Override
  public Optional<Caller> actingAs(Caller caller, String name) {
    return caller.administersServer() && accounts.containsKey(name)
        ? Optional.of(new Caller(accounts.get(name), name, new Rights.User(), caller.session()))
        : Optional.empty();
  }
}
