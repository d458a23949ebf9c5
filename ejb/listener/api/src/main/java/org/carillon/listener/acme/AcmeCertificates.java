package org.carillon.listener.acme;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/** Certificates that are ordered and renewed, for administrators. */
public interface AcmeCertificates {

  /** Those that the caller administers, by name. */
  Answer<Page<AcmeCertificate>> list(Caller caller, PageRequest request);

  /** The one with this name. */
  Answer<AcmeCertificate> find(Caller caller, String name);

  /**
   * Has one ordered: soon, and by whichever node takes it.
   *
   * @param wanted without names, those are taken that its domain's hosts usually have and that lead
   *     anywhere in the DNS
   */
  Answer<AcmeCertificate> create(Caller caller, AcmeCertificate wanted);

  /**
   * Changes one; it is looked at again at once.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<AcmeCertificate> change(
      Caller caller, String name, UnaryOperator<AcmeCertificate> change, OptionalLong version);

  /** Ends orders; the certificate that is shown to clients stays until somebody deletes it. */
  Answer<AcmeCertificate> delete(Caller caller, String name, OptionalLong version);

  /** Has a new one ordered at once, whatever the state of the one that is there. */
  Answer<TestOutcome> orderNow(Caller caller, String name);
}
