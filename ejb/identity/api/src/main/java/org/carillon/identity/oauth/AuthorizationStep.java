package org.carillon.identity.oauth;

import java.util.List;

/** The next step of an authorization request. */
public sealed interface AuthorizationStep {

  /** The client gets no answer; the owner's browser stays on this server (RFC 6749 §4.1.2.1). */
  record Unanswerable(Why why) implements AuthorizationStep {}

  /** The reason why the client gets no answer. */
  enum Why {
    /** No client with that id is in use. */
    CLIENT,
    /** The redirect URI is not one that the client has registered. */
    REDIRECT,
    /**
     * The request is invalid, and the client belongs to a domain. A browser is not redirected to a
     * place that no server administrator knows before its user has signed in (RFC 9700 §4.11.2).
     */
    REQUEST,
    /** The note was not made by this server, or has expired. */
    OVER,
    /** The server cannot tell at the moment. */
    LATER
  }

  /**
   * The user has to sign in, even if a user is signed in now.
   *
   * @param note the note by which the request goes on afterwards
   * @param hint the user that the client expects; empty if the client does not say
   */
  record SignIn(String note, String hint) implements AuthorizationStep {}

  /**
   * The signed-in user has to say whether the client is let in.
   *
   * @param note the note by which the request goes on afterwards
   * @param name the client's name
   * @param place the place to which the browser is sent back: a site's host, or an application's
   *     scheme
   * @param scopes the scopes that the client asks for
   */
  record Ask(String note, String name, String place, List<OAuthScope> scopes)
      implements AuthorizationStep {
    public Ask {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * The client was let in. The caller has to look again, by this note.
   *
   * @param note a note of the same request, which asks for no further consent
   */
  record LetIn(String note) implements AuthorizationStep {}

  /**
   * The browser goes back to the client.
   *
   * @param uri the address to go to, with the code or the error
   * @param name the client's name
   */
  record Return(String uri, String name) implements AuthorizationStep {
    /** Leaves the code out, so that no log can show it. */
    @Override
    public String toString() {
      return "Return[" + name + "]";
    }
  }
}
