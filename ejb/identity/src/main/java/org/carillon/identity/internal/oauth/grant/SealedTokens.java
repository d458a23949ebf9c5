package org.carillon.identity.internal.oauth.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.identity.oauth.OAuthScope;

/**
 * Makes and reads codes and tokens. They are opaque to clients and sealed under the home key, so
 * that every node can read them and none is stored. They are valid as long as their grant.
 */
@ApplicationScoped
public class SealedTokens {
  private static final String CODE = "oac_";
  private static final String ACCESS = "oat_";
  private static final String REFRESH = "ort_";

  /** The lifetime of a code. RFC 6749 §4.1.2 allows ten minutes at most. */
  private static final Duration CODE_LIFE = Duration.ofMinutes(1);

  /** The lifetime of a refresh token. The grant ends earlier. */
  private static final Duration REFRESH_LIFE = Duration.ofDays(36_500);

  private final HomeKey homeKey;

  @Inject
  public SealedTokens(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  /**
   * An access token.
   *
   * @param grant the id of its grant
   * @param scopes its scopes
   */
  public record Access(String grant, List<OAuthScope> scopes) {
    public Access {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * A refresh token.
   *
   * @param grant the id of its grant
   * @param generation the number of earlier refresh tokens of the grant
   * @param issuer the issuer as which this server was addressed for the first one; empty in tokens
   *     from before this was stored
   */
  public record Refresh(String grant, long generation, String issuer) {}

  /** Returns whether the text has the form of an access token, valid or not. */
  public static boolean isAccess(String token) {
    return token.startsWith(ACCESS);
  }

  public String code(AuthorizationCode code, Instant now) {
    return CODE + note("oauth-code", CODE_LIFE).write(code.json(), now);
  }

  /** Returns the contents of a code, or empty if it is invalid or has expired. */
  public Optional<AuthorizationCode> code(String code, Instant now) {
    return opened(CODE, code, note("oauth-code", CODE_LIFE), now).map(AuthorizationCode::parse);
  }

  /** Seals an access token with the given lifetime. */
  public String access(Access token, Duration life, Instant now) {
    String text = token.grant() + " " + OAuthScope.text(token.scopes());
    return ACCESS + note("oauth-access", life).write(text, now);
  }

  /** Returns the contents of an access token, or empty if it is invalid or has expired. */
  public Optional<Access> access(String token, Instant now) {
    return opened(ACCESS, token, note("oauth-access", CODE_LIFE), now)
        .map(text -> List.of(text.split(" ")))
        .map(words -> new Access(words.getFirst(), OAuthScope.all(words.subList(1, words.size()))));
  }

  public String refresh(Refresh token, Instant now) {
    return REFRESH
        + note("oauth-refresh", REFRESH_LIFE)
            .write(token.grant() + " " + token.generation() + " " + token.issuer(), now);
  }

  /** Returns the contents of a refresh token, or empty if it is invalid. */
  public Optional<Refresh> refresh(String token, Instant now) {
    return opened(REFRESH, token, note("oauth-refresh", REFRESH_LIFE), now)
        .map(text -> List.of(text.split(" ", 3)))
        .map(
            words ->
                new Refresh(
                    words.getFirst(),
                    Long.parseLong(words.get(1)),
                    words.size() == 3 ? words.getLast() : ""));
  }

  private SealedFormState note(String purpose, Duration life) {
    return new SealedFormState(homeKey, purpose, life);
  }

  private static Optional<String> opened(
      String form, String token, SealedFormState note, Instant now) {
    return token.startsWith(form)
        ? note.read(token.substring(form.length()), now)
        : Optional.empty();
  }
}
