package org.carillon.transport.writing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * The identities under which an account writes. An identity's address is the account's own or that
 * of a principal ({@link WritingDeputies}); this is checked when it is saved and when mail is sent.
 */
public interface Identities {
  /** The most identities of an account. */
  int MOST = 50;

  /** The most characters of a signature, in each of its forms. */
  int MOST_SIGNATURE = 20_000;

  /** Lists the caller's identities whose addresses may be used now, the default one first. */
  Answer<List<Identity>> list(Caller caller);

  /** Returns the addresses that the caller may write from, its own name first. */
  Answer<List<String>> addresses(Caller caller);

  /**
   * Saves an identity, durably. A new default replaces the one before.
   *
   * @return it with its id; {@code NotFound} for an id that is not the caller's; {@code Invalid}
   *     for texts that are too long, addresses that are malformed or not the caller's, and beyond
   *     {@link #MOST}
   */
  Answer<Identity> put(Caller caller, Identity identity);

  /** Deletes an identity. */
  Answer<Identity> remove(Caller caller, long id);
}
