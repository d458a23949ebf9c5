package org.carillon.identity.oauth;

import java.util.List;

/** What comes next of a request for authorization. */
public sealed interface AuthorizationStep {

  /** Nothing is told to the client: the owner's browser stays here (RFC 6749 §4.1.2.1). */
  record Unanswerable(Why why) implements AuthorizationStep {}

  /** Why nothing is told. */
  enum Why {
    /** No client of that name is in use. */
    CLIENT,
    /** The client did not say that people are sent back there. */
    REDIRECT,
    /**
     * What the client asks for is wrong, and it is a domain's own: nobody is sent on to a place
     * that no administrator of the server knows before having signed in (RFC 9700 §4.11.2).
     */
    REQUEST,
    /** The note is none of ours, or its time is over. */
    OVER,
    /** Nothing is known now. */
    LATER
  }

  /**
   * Somebody has to sign in, whether or not somebody is signed in now.
   *
   * @param note by which it goes on then
   * @param hint who is expected; empty where the client does not say
   */
  record SignIn(String note, String hint) implements AuthorizationStep {}

  /**
   * Whoever is signed in is to say whether the client is let in.
   *
   * @param note by which it goes on then
   * @param name what the client is called
   * @param place where people are sent back to: a site's host, or an application's scheme
   * @param scopes what it asks for
   */
  record Ask(String note, String name, String place, List<OAuthScope> scopes)
      implements AuthorizationStep {
    /** Copies. */
    public Ask {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * The client was let in; look again, by this note.
   *
   * @param note of the same request, which asks nothing any more
   */
  record LetIn(String note) implements AuthorizationStep {}

  /**
   * The browser goes back to the client.
   *
   * @param uri where to, with the code or the error
   * @param name what the client is called
   */
  record Return(String uri, String name) implements AuthorizationStep {
    /** Leaves the code out, so that no log can show it. */
    @Override
    public String toString() {
      return "Return[" + name + "]";
    }
  }
}
