package org.carillon.listener;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The certificates of all listeners, for those who administer them. */
public interface Certificates {

  /**
   * Adds a certificate; listeners show it at once. A domain's administrators may add certificates
   * for the domain's names and the names below them, unless those belong to another domain.
   */
  Answer<Certificate> create(Caller caller, NewCertificate certificate);

  /** Returns the certificate with this id. */
  Answer<Certificate> find(Caller caller, long id);

  /** Lists the certificates that the caller may change, the default one first. */
  Answer<List<Certificate>> list(Caller caller);

  /** Deletes a certificate. The default one can't be deleted until another is the default. */
  Answer<Certificate> delete(Caller caller, long id);
}
