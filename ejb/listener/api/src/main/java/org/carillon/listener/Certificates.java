package org.carillon.listener;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The certificates of all listeners, for those who administer them. */
public interface Certificates {

  /**
   * Adds a certificate; listeners show it at once. Whoever administers a domain adds those for the
   * domain's names and what lies below them, as far as that is no other domain's.
   */
  Answer<Certificate> create(Caller caller, NewCertificate certificate);

  /** The certificate with this id. */
  Answer<Certificate> find(Caller caller, long id);

  /** The certificates the caller may change, the default one first. */
  Answer<List<Certificate>> list(Caller caller);

  /** Takes a certificate away; the default one stays until another takes its place. */
  Answer<Certificate> delete(Caller caller, long id);
}
