package org.carillon.identity.certificate;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The certificate authorities that may vouch for clients, for server administrators. */
public interface ClientAuthorities {

  /** Lists all authorities, ordered by name. */
  Answer<Page<ClientAuthority>> list(Caller caller, PageRequest request);

  Answer<ClientAuthority> find(Caller caller, String name);

  /** Adds a trusted authority. */
  Answer<ClientAuthority> create(Caller caller, ClientAuthority wanted);

  /**
   * Changes an authority. Its name stays the same.
   *
   * @param version the version that the caller has seen; empty to change the authority at any
   *     version
   */
  Answer<ClientAuthority> change(
      Caller caller, String name, UnaryOperator<ClientAuthority> change, OptionalLong version);

  /** Removes an authority, so that it is no longer trusted. */
  Answer<ClientAuthority> delete(Caller caller, String name, OptionalLong version);
}
