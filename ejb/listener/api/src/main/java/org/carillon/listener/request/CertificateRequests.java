package org.carillon.listener.request;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Keys that are made here for certificates, for administrators. */
public interface CertificateRequests {

  /** Lists the requests that the caller administers, by name. */
  Answer<Page<CertificateRequest>> list(Caller caller, PageRequest request);

  /** Finds a request by its name. */
  Answer<CertificateRequest> find(Caller caller, String name);

  /** Makes a key and its request, and, if days are given, a self-signed certificate to use. */
  Answer<CertificateRequest> create(Caller caller, CertificateRequest wanted);

  /**
   * Adds the certificate that the authority made for the key; it is in use at once.
   *
   * @param pem the certificate and its issuers', in any order
   * @param version the version the caller has seen; empty to change any version
   */
  Answer<CertificateRequest> answer(Caller caller, String name, String pem, OptionalLong version);

  /** Deletes a request with its key; its certificate stays in use. */
  Answer<CertificateRequest> delete(Caller caller, String name, OptionalLong version);
}
