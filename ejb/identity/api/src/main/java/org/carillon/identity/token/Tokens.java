package org.carillon.identity.token;

import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Secrets that stand for a caller: bearer tokens of programs, and sessions of the web. */
public interface Tokens {

  /**
   * A newly made token.
   *
   * @param token the description of the token
   * @param secret the secret that the client shows; it is not stored, only its hash is
   */
  record Issued(Token token, String secret) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }

  /**
   * Makes a bearer token that stands for the caller. The caller must have shown the password: a
   * caller that authenticated by a token or a web session cannot make tokens.
   */
  Answer<Issued> create(Caller caller, String label, Optional<Instant> expires);

  /**
   * Lists the caller's tokens, the newest first, and after them, for server administrators, the
   * tokens of all others. Only tokens whose label contains the searched text are listed.
   */
  Answer<Page<Token>> list(Caller caller, PageRequest request);

  /** Returns one of the caller's own tokens. A server administrator may ask for any token. */
  Answer<Token> find(Caller caller, String id);

  /** Ends a token at once. */
  Answer<Token> revoke(Caller caller, String id);

  /**
   * Ends every bearer token and web session of an account or administrator, and what its mail
   * programs have open. A caller may end its own; those who may act on an account may end the
   * account's; server administrators may end anybody's. A user who knows the password can sign in
   * again.
   *
   * @param name the account's address, or the administrator's own name
   * @return that name in canonical form
   */
  Answer<String> signOutEverywhere(Caller caller, String name);

  /**
   * Opens a web session that stands for the caller, who must have shown the password. {@code
   * Sessions.signIn} takes its secret as a {@code WebSession}. Each use prolongs the session, up to
   * the settings {@code web.session.idle} and {@code web.session.lifetime}.
   *
   * @param program the browser's name, for people; only its beginning is stored
   */
  Answer<Issued> openWebSession(Caller caller, String program);

  /** Ends the web session with this secret. Does nothing if it has ended. */
  void closeWebSession(String secret);
}
