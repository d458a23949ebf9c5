package org.carillon.mailauth.bimi;

import java.net.URI;
import java.util.Optional;

/** What a domain says of its indicator. */
public sealed interface Assertion {

  /**
   * There is one.
   *
   * @param domain where the record is: the author's, or its organization's
   * @param selector the one it was found with
   * @param location where the indicator is
   * @param evidence where the certificate is that vouches for it; empty for none
   */
  record Published(String domain, String selector, URI location, Optional<URI> evidence)
      implements Assertion {}

  /** The domain wants none to be shown. */
  record Declined() implements Assertion {}

  /** It says nothing. */
  record Absent() implements Assertion {}

  /**
   * It is not to be asked: its mail is not protected (draft §7.1).
   *
   * @param why a sentence for people
   */
  record Unprotected(String why) implements Assertion {}

  /**
   * Nothing can be made of what it says.
   *
   * @param why a sentence for people
   */
  record Invalid(String why) implements Assertion {}

  /**
   * The DNS did not answer.
   *
   * @param why a sentence for people
   */
  record Unknown(String why) implements Assertion {}
}
