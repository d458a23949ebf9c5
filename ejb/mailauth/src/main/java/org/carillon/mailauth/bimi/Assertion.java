package org.carillon.mailauth.bimi;

import java.net.URI;
import java.util.Optional;

public sealed interface Assertion {

  /**
   * The domain publishes an indicator.
   *
   * @param domain the domain of the record: the author's, or its organization's
   * @param selector the selector that the record was found with
   * @param location the address of the indicator
   * @param evidence the address of the certificate for the indicator; empty for none
   */
  record Published(String domain, String selector, URI location, Optional<URI> evidence)
      implements Assertion {}

  /** The domain does not want an indicator to be shown. */
  record Declined() implements Assertion {}

  record Absent() implements Assertion {}

  /** The domain must not have an indicator, since its mail is not protected (draft §7.1). */
  record Unprotected(String why) implements Assertion {}

  /** The domain's record is invalid; {@code why} is a sentence for people. */
  record Invalid(String why) implements Assertion {}

  /** The DNS did not answer; {@code why} is a sentence for people. */
  record Unknown(String why) implements Assertion {}
}
