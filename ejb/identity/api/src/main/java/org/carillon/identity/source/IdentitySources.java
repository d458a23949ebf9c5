package org.carillon.identity.source;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/** The sources, for those who administer the server. */
public interface IdentitySources {

  /** All, by name. */
  Answer<Page<IdentitySource>> list(Caller caller, PageRequest request);

  /** The one with this name. */
  Answer<IdentitySource> find(Caller caller, String name);

  /**
   * Makes one.
   *
   * @param secret the password of its bind name, or what is shared with it; empty for none
   */
  Answer<IdentitySource> create(Caller caller, IdentitySource wanted, String secret);

  /**
   * Changes one; its name and its kind stay.
   *
   * @param secret the new one; empty to keep it
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<IdentitySource> change(
      Caller caller,
      String name,
      UnaryOperator<IdentitySource> change,
      Optional<String> secret,
      OptionalLong version);

  /** Deletes one; accounts that it made stay. */
  Answer<IdentitySource> delete(Caller caller, String name, OptionalLong version);

  /** Connects to each of its servers, as whom it is searched. */
  Answer<TestOutcome> test(Caller caller, String name);
}
