package org.carillon.policy.external;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/** The filters, for those who administer the server. */
public interface ExternalFilters {

  /** All, by name. */
  Answer<Page<ExternalFilter>> list(Caller caller, PageRequest request);

  /** The one with this name. */
  Answer<ExternalFilter> find(Caller caller, String name);

  /** Makes one. */
  Answer<ExternalFilter> create(Caller caller, ExternalFilter wanted);

  /**
   * Changes one; its name and its kind stay.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<ExternalFilter> change(
      Caller caller, String name, UnaryOperator<ExternalFilter> change, OptionalLong version);

  /** Deletes one. */
  Answer<ExternalFilter> delete(Caller caller, String name, OptionalLong version);

  /** Connects to it, and has it look at a message that it must find something in. */
  Answer<TestOutcome> test(Caller caller, String name);
}
