package org.carillon.identity.source;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.identity.token.Tokens;

/**
 * Signing in by sources to which browsers are sent. Who comes back signs in by {@code
 * Credentials.Visit}.
 */
public interface BrowserSignIns {

  /**
   * A source that is offered.
   *
   * @param name by which one departs
   * @param title what people know it by
   */
  record Choice(String name, String title) {}

  /**
   * What is offered.
   *
   * @param choices in order
   * @param only whether no account of the domain signs in with a password that is shown here
   */
  record Choices(List<Choice> choices, boolean only) {
    /** Copies. */
    public Choices {
      choices = List.copyOf(choices);
    }
  }

  /** The sources for the domain that a browser asks for; none while that can't be said. */
  Choices choices(Peer peer);

  /** What comes of wanting to go. */
  sealed interface Redirection {
    /**
     * The browser is sent there.
     *
     * @param note to be kept by this browser alone, for ten minutes, and shown when it comes back
     */
    record To(URI place, String note) implements Redirection {
      /** Leaves the note out, so that no log can show it. */
      @Override
      public String toString() {
        return "To[" + place.getHost() + "]";
      }
    }

    /** The browser stays, and is asked for a Kerberos ticket. */
    record Ticket(String title) implements Redirection {}

    /** The source does not answer. */
    record Away(String title) implements Redirection {}

    /** There is none of that name. */
    record Unknown() implements Redirection {}
  }

  /**
   * Sends a browser to a source.
   *
   * @param back where it comes back to
   * @param page which page it wants then, within its application
   */
  Redirection depart(String source, URI back, String page, Peer peer);

  /**
   * Where a browser was sent that comes back.
   *
   * @param title what people know the source by
   * @param page which page it wanted
   */
  record Way(String title, String page) {}

  /** The way that a note is of; empty if it is none of ours, or its time is over. */
  Optional<Way> way(String note);

  /**
   * Binds a web session to the visit that it came of, so that it ends with that.
   *
   * @param state as the browser brought it
   * @return whether it could be bound; else the session must not be
   */
  boolean opened(String state, Caller caller, Tokens.Issued session);

  /**
   * By which {@link #place} says where to send a browser so that its owner is signed out at his
   * source, too; empty where his session came of none, or that can't be had now.
   *
   * @param session its secret
   * @param back where the browser comes back to
   */
  Optional<String> farewell(String session, URI back);

  /** Where that is; empty if it is none of ours, or its time is over. */
  Optional<URI> place(String farewell);

  /**
   * Ends the web sessions that came of a source, of whom it says that he signed out there (OpenID
   * Connect Back-Channel Logout 1.0).
   *
   * @return whether that is a message of the source; empty if it can't be said now
   */
  Optional<Boolean> ended(String source, String message);
}
