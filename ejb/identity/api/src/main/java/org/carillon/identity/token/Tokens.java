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
   * A token just made.
   *
   * @param token what it is
   * @param secret what the client shows; not kept, only its hash is
   */
  record Issued(Token token, String secret) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }

  /**
   * Makes a bearer token that stands for the caller, who must have shown the password: a token
   * makes no others, nor does a web session.
   */
  Answer<Issued> create(Caller caller, String label, Optional<Instant> expires);

  /**
   * The caller's tokens, the newest first, and for server administrators everybody else's behind
   * them. Those whose label has what is searched for.
   */
  Answer<Page<Token>> list(Caller caller, PageRequest request);

  /** A token of the caller's own; for server administrators anybody's. */
  Answer<Token> find(Caller caller, String id);

  /** Ends a token at once. */
  Answer<Token> revoke(Caller caller, String id);

  /**
   * Ends every bearer token and web session of an account or administrator, and what its mail
   * programs have open. Everyone may end its own; those who may act on an account, its; server
   * administrators, everybody's. Whoever knows the password can sign in again.
   *
   * @param name the account's address, or the administrator's own name
   * @return that name in canonical form
   */
  Answer<String> signOutEverywhere(Caller caller, String name);

  /**
   * Opens a web session that stands for the caller, who must have shown the password. {@code
   * Sessions.signIn} takes its secret as a {@code WebSession}; each use prolongs it, up to the
   * settings {@code web.session.idle} and {@code web.session.lifetime}.
   *
   * @param program what the browser is, for people; its beginning is kept
   */
  Answer<Issued> openWebSession(Caller caller, String program);

  /** Ends the web session with this secret; does nothing if it has ended. */
  void closeWebSession(String secret);
}
