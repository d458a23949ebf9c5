package org.carillon.account.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The forwarders, for those who administer their domain. */
public interface Forwarders {

  /** Makes one in a domain served here. */
  Answer<Forwarder> create(Caller caller, String address, List<String> targets, String description);

  /** The forwarder with this address. */
  Answer<Forwarder> find(Caller caller, String address);

  /**
   * The forwarders of the caller's domains, by address.
   *
   * @param domain only of this domain, by any of its names; empty for all
   */
  Answer<Page<Forwarder>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Changes one; what is empty stays.
   *
   * @param targets where it leads, all of them
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<Forwarder> change(
      Caller caller,
      String address,
      Optional<List<String>> targets,
      Optional<String> description,
      OptionalLong version);

  /** Deletes one: its address is free again. */
  Answer<Forwarder> delete(Caller caller, String address, OptionalLong version);
}
