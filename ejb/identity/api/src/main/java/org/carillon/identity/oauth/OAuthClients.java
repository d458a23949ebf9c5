package org.carillon.identity.oauth;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The clients: a domain's for its administrators, all for server administrators. */
public interface OAuthClients {

  /**
   * A newly registered client.
   *
   * @param client the client
   * @param secret the secret that was generated for it; empty for a public client, and if the
   *     caller gave the secret
   */
  record Registered(OAuthClient client, Optional<String> secret) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Registered[" + client.id() + "]";
    }
  }

  /** Lists the clients of a domain, or all that the caller administers, ordered by id. */
  Answer<Page<OAuthClient>> list(Caller caller, Optional<String> domain, PageRequest request);

  Answer<OAuthClient> find(Caller caller, String id);

  /**
   * Creates a client.
   *
   * @param secret the secret of a confidential client; empty to have one generated
   */
  Answer<Registered> create(Caller caller, OAuthClient wanted, Optional<String> secret);

  /**
   * Changes a client. Its id, domain and kind stay the same. The tokens that it got before stay
   * valid as far as the client is still allowed to have them.
   *
   * @param secret the new secret; empty to keep the old one
   * @param version the version that the caller has seen; empty to change the client at any version
   */
  Answer<OAuthClient> change(
      Caller caller,
      String id,
      UnaryOperator<OAuthClient> change,
      Optional<String> secret,
      OptionalLong version);

  /** Deletes a client. Its tokens end. */
  Answer<OAuthClient> delete(Caller caller, String id, OptionalLong version);
}
