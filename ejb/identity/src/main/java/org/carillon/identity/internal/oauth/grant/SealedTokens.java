package org.carillon.identity.internal.oauth.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedNote;
import org.carillon.identity.oauth.OAuthScope;

/**
 * Codes and tokens as clients have them: opaque to them, sealed under the home key, so that every
 * node reads them and none is kept. What they say holds as long as their grant does.
 */
@ApplicationScoped
public class SealedTokens {
  private static final String CODE = "oac_";
  private static final String ACCESS = "oat_";
  private static final String REFRESH = "ort_";

  /** RFC 6749 §4.1.2 has ten minutes at most. */
  private static final Duration CODE_LIFE = Duration.ofMinutes(1);

  /** The grant's own end is earlier. */
  private static final Duration REFRESH_LIFE = Duration.ofDays(36_500);

  private final HomeKey homeKey;

  @Inject
  public SealedTokens(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  /**
   * An access token.
   *
   * @param grant of which grant
   * @param scopes what it is for
   */
  public record Access(String grant, List<OAuthScope> scopes) {
    /** Copies. */
    public Access {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * A refresh token.
   *
   * @param grant of which grant
   * @param generation how many there were before
   * @param issuer as whom this server was asked for the first; empty in those of before
   */
  public record Refresh(String grant, long generation, String issuer) {}

  /** Whether a token is one of these, right or wrong. */
  public static boolean isAccess(String token) {
    return token.startsWith(ACCESS);
  }

  /** A code. */
  public String code(AuthorizationCode code, Instant now) {
    return CODE + note("oauth-code", CODE_LIFE).write(code.json(), now);
  }

  /** What a code stands for; empty if it is none, or its time is over. */
  public Optional<AuthorizationCode> code(String code, Instant now) {
    return opened(CODE, code, note("oauth-code", CODE_LIFE), now).map(AuthorizationCode::parse);
  }

  /** An access token that lasts so long. */
  public String access(Access token, Duration life, Instant now) {
    String text = token.grant() + " " + OAuthScope.text(token.scopes());
    return ACCESS + note("oauth-access", life).write(text, now);
  }

  /** What an access token stands for; empty if it is none, or its time is over. */
  public Optional<Access> access(String token, Instant now) {
    return opened(ACCESS, token, note("oauth-access", CODE_LIFE), now)
        .map(text -> List.of(text.split(" ")))
        .map(words -> new Access(words.getFirst(), OAuthScope.all(words.subList(1, words.size()))));
  }

  /** A refresh token. */
  public String refresh(Refresh token, Instant now) {
    return REFRESH
        + note("oauth-refresh", REFRESH_LIFE)
            .write(token.grant() + " " + token.generation() + " " + token.issuer(), now);
  }

  /** What a refresh token stands for; empty if it is none. */
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

  private SealedNote note(String purpose, Duration life) {
    return new SealedNote(homeKey, purpose, life);
  }

  private static Optional<String> opened(String form, String token, SealedNote note, Instant now) {
    return token.startsWith(form)
        ? note.read(token.substring(form.length()), now)
        : Optional.empty();
  }
}
