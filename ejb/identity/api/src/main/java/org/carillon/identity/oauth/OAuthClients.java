package org.carillon.identity.oauth;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * The clients, for administrators: those of a domain for who administers it, those of all domains
 * for who administers the server.
 */
public interface OAuthClients {

  /**
   * One just made.
   *
   * @param client what it is
   * @param secret what was made for it; empty for a public one, and for one whose secret was said
   */
  record Registered(OAuthClient client, Optional<String> secret) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Registered[" + client.id() + "]";
    }
  }

  /** A domain's, or all that the caller administers, by their ids. */
  Answer<Page<OAuthClient>> list(Caller caller, Optional<String> domain, PageRequest request);

  /** The one with this id. */
  Answer<OAuthClient> find(Caller caller, String id);

  /**
   * Makes one.
   *
   * @param secret what a confidential one shows; empty to have one made
   */
  Answer<Registered> create(Caller caller, OAuthClient wanted, Optional<String> secret);

  /**
   * Changes one; its id, domain and kind stay. What it got before goes on, as far as it still may.
   *
   * @param secret the new one; empty to keep it
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<OAuthClient> change(
      Caller caller,
      String id,
      UnaryOperator<OAuthClient> change,
      Optional<String> secret,
      OptionalLong version);

  /** Deletes one; its tokens end. */
  Answer<OAuthClient> delete(Caller caller, String id, OptionalLong version);
}
