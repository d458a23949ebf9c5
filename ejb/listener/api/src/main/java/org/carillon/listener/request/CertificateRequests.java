package org.carillon.listener.request;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Keys that are made here for certificates, for administrators. */
public interface CertificateRequests {

  /** Those that the caller administers, by name. */
  Answer<Page<CertificateRequest>> list(Caller caller, PageRequest request);

  /** The one with this name. */
  Answer<CertificateRequest> find(Caller caller, String name);

  /**
   * Makes a key and its request, and, where days are said, a certificate that is in use at once.
   */
  Answer<CertificateRequest> create(Caller caller, CertificateRequest wanted);

  /**
   * Joins what the authority made with its key; it is in use at once.
   *
   * @param pem the certificate and its issuers', in any order
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<CertificateRequest> answer(Caller caller, String name, String pem, OptionalLong version);

  /** Deletes one with its key; a certificate of it that is in use stays so. */
  Answer<CertificateRequest> delete(Caller caller, String name, OptionalLong version);
}
