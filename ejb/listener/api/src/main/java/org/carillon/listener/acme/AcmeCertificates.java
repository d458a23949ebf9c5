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

  /** Lists the certificates that the caller administers, by name. */
  Answer<Page<AcmeCertificate>> list(Caller caller, PageRequest request);

  /** Finds a certificate by its name. */
  Answer<AcmeCertificate> find(Caller caller, String name);

  /**
   * Orders a certificate: soon, and on any node.
   *
   * @param wanted if it has no names, the usual hosts of its domain that resolve in the DNS are
   *     used
   */
  Answer<AcmeCertificate> create(Caller caller, AcmeCertificate wanted);

  /**
   * Changes a certificate and checks it again at once.
   *
   * @param version the version the caller has seen; empty to change any version
   */
  Answer<AcmeCertificate> change(
      Caller caller, String name, UnaryOperator<AcmeCertificate> change, OptionalLong version);

  /** Ends orders; the certificate in use stays until somebody deletes it. */
  Answer<AcmeCertificate> delete(Caller caller, String name, OptionalLong version);

  /** Orders a new certificate at once, even if the current one is still good. */
  Answer<TestOutcome> orderNow(Caller caller, String name);
}
