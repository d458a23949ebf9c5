package org.carillon.account.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Manages the forwarders, for the administrators of their domains. */
public interface Forwarders {

  /** Creates a forwarder in a domain served here. */
  Answer<Forwarder> create(Caller caller, String address, List<String> targets, String description);

  Answer<Forwarder> find(Caller caller, String address);

  /**
   * Returns the forwarders of the caller's domains, ordered by address.
   *
   * @param domain any name of the domain to which the result is limited; empty for all domains
   */
  Answer<Page<Forwarder>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Changes a forwarder. A value that is empty is left as it is.
   *
   * @param targets the complete new list of targets
   * @param version the version that the caller has seen; empty to change the forwarder whatever its
   *     version
   */
  Answer<Forwarder> change(
      Caller caller,
      String address,
      Optional<List<String>> targets,
      Optional<String> description,
      OptionalLong version);

  /** Deletes a forwarder. Its address is free again. */
  Answer<Forwarder> delete(Caller caller, String address, OptionalLong version);
}
