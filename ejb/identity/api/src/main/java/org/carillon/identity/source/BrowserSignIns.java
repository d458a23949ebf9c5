package org.carillon.identity.source;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.identity.token.Tokens;

/** Signing in by sources that browsers are redirected to. It ends by {@code Credentials.Visit}. */
public interface BrowserSignIns {

  /**
   * A source that the sign-in page offers.
   *
   * @param name the name by which {@link #depart} finds it
   * @param title the name that people read
   */
  record Choice(String name, String title) {}

  /**
   * The sources that the sign-in page offers.
   *
   * @param choices the sources, in order
   * @param only whether no account of the domain signs in with a password that is typed on this
   *     page
   */
  record Choices(List<Choice> choices, boolean only) {
    public Choices {
      choices = List.copyOf(choices);
    }
  }

  /** Returns the sources for the domain that a browser asks for; none if unknown now. */
  Choices choices(Peer peer);

  /** The result of an attempt to redirect a browser to a source. */
  sealed interface Redirection {
    /**
     * The browser is redirected.
     *
     * @param note a note that only this browser keeps, for ten minutes, and shows when it comes
     *     back
     */
    record To(URI place, String note) implements Redirection {
      /** Leaves the note out, so that no log can show it. */
      @Override
      public String toString() {
        return "To[" + place.getHost() + "]";
      }
    }

    /** The browser stays and is asked for a Kerberos ticket. */
    record Ticket(String title) implements Redirection {}

    /** The source does not answer. */
    record Away(String title) implements Redirection {}

    /** There is no source of that name. */
    record Unknown() implements Redirection {}
  }

  /**
   * Redirects a browser to a source.
   *
   * @param back the address to which it comes back
   * @param page the page that it wants afterwards, within its application
   */
  Redirection depart(String source, URI back, String page, Peer peer);

  /**
   * The source from which a browser comes back, and the page that it wanted.
   *
   * @param title the source's name that people read
   * @param page the page that it wanted
   */
  record Way(String title, String page) {}

  /** Returns the source and page that a note names, or empty if not made here or expired. */
  Optional<Way> way(String note);

  /**
   * Binds a web session to the visit that it came from, so that it ends with the visit.
   *
   * @param state the state, as the browser brought it
   * @return whether the session could be bound; if not, the caller must not open it
   */
  boolean opened(String state, Caller caller, Tokens.Issued session);

  /**
   * Returns a sealed text from which {@link #place} makes the address to which a browser is
   * redirected, so that its user is signed out at the source, too. It is empty if the session did
   * not come from a source, or if the address cannot be determined now.
   *
   * @param session the session's secret
   * @param back the address to which the browser comes back
   */
  Optional<String> farewell(String session, URI back);

  /** Returns the address in the sealed text, or empty if not made here or expired. */
  Optional<URI> place(String farewell);

  /**
   * Ends the web sessions that came from a source, for a user who signed out there according to the
   * source (OpenID Connect Back-Channel Logout 1.0).
   *
   * @return whether the source sent the message; empty if that cannot be told now
   */
  Optional<Boolean> ended(String source, String message);
}
