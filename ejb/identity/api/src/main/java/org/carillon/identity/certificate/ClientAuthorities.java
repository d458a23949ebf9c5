package org.carillon.identity.certificate;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The authorities, for those who administer the server. */
public interface ClientAuthorities {

  /** All, by name. */
  Answer<Page<ClientAuthority>> list(Caller caller, PageRequest request);

  /** The one with this name. */
  Answer<ClientAuthority> find(Caller caller, String name);

  /** Believes one. */
  Answer<ClientAuthority> create(Caller caller, ClientAuthority wanted);

  /**
   * Changes one; its name stays.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<ClientAuthority> change(
      Caller caller, String name, UnaryOperator<ClientAuthority> change, OptionalLong version);

  /** Believes one no more. */
  Answer<ClientAuthority> delete(Caller caller, String name, OptionalLong version);
}
