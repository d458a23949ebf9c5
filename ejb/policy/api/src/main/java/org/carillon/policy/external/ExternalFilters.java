package org.carillon.policy.external;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/** The external filters, for server administrators. */
public interface ExternalFilters {

  /** Returns all filters, ordered by name. */
  Answer<Page<ExternalFilter>> list(Caller caller, PageRequest request);

  Answer<ExternalFilter> find(Caller caller, String name);

  Answer<ExternalFilter> create(Caller caller, ExternalFilter wanted);

  /**
   * Changes a filter. Its name and its kind stay the same.
   *
   * @param version the version that the caller has seen; empty to change any version
   */
  Answer<ExternalFilter> change(
      Caller caller, String name, UnaryOperator<ExternalFilter> change, OptionalLong version);

  Answer<ExternalFilter> delete(Caller caller, String name, OptionalLong version);

  /** Connects to a filter and has it examine a message that it must find something in. */
  Answer<TestOutcome> test(Caller caller, String name);
}
