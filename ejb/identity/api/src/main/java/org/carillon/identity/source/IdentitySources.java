package org.carillon.identity.source;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/** The identity sources, for server administrators. */
public interface IdentitySources {

  /** Lists all sources, ordered by name. */
  Answer<Page<IdentitySource>> list(Caller caller, PageRequest request);

  Answer<IdentitySource> find(Caller caller, String name);

  /**
   * Creates a source.
   *
   * @param secret the password of its bind name, or the secret that is shared with it; empty for
   *     none
   */
  Answer<IdentitySource> create(Caller caller, IdentitySource wanted, String secret);

  /**
   * Changes a source. Its name and its kind stay the same.
   *
   * @param secret the new secret; empty to keep the old one
   * @param version the version that the caller has seen; empty to change the source at any version
   */
  Answer<IdentitySource> change(
      Caller caller,
      String name,
      UnaryOperator<IdentitySource> change,
      Optional<String> secret,
      OptionalLong version);

  /** Deletes a source. The accounts that it created stay. */
  Answer<IdentitySource> delete(Caller caller, String name, OptionalLong version);

  /** Connects to each of the source's servers, with the name by which it is searched. */
  Answer<TestOutcome> test(Caller caller, String name);
}
