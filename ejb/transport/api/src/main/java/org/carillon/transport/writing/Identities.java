package org.carillon.transport.writing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * As whom an account writes. An identity's address is one of the account's own or of somebody who
 * allowed it ({@link WritingDeputies}); that is asked when it is kept and again when mail is sent.
 */
public interface Identities {
  /** So many may an account have. */
  int MOST = 50;

  /** So many chars may a signature have, in each of its forms. */
  int MOST_SIGNATURE = 20_000;

  /**
   * The caller's identities whose addresses may be used now, the default one first. Empty for an
   * account that has made none.
   */
  Answer<List<Identity>> list(Caller caller);

  /** The addresses that the caller may write from, its own name first. */
  Answer<List<String>> addresses(Caller caller);

  /**
   * Keeps one, durably. One that is to be the default takes the place of that before.
   *
   * @return it with its id; {@code NotFound} for an id that is not the caller's; {@code Invalid}
   *     for what is too long, addresses that are none or not the caller's, and more than {@link
   *     #MOST}
   */
  Answer<Identity> put(Caller caller, Identity identity);

  /** Forgets one. */
  Answer<Identity> remove(Caller caller, long id);
}
