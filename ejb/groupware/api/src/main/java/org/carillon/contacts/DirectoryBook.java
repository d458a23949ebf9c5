package org.carillon.contacts;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.VCard;

/**
 * The people of a caller's domain as contacts that nobody changes here, as far as the caller may
 * see them.
 */
public interface DirectoryBook {
  /** The most contacts that are answered at once. */
  int MOST = 5_000;

  /**
   * Some people.
   *
   * @param more whether there are others that were left out
   */
  record People(List<DirectoryCard> cards, boolean more) {
    /** Keeps a copy. */
    public People {
      cards = List.copyOf(cards);
    }
  }

  /**
   * Those that a filter finds.
   *
   * @param most how many at most, 1 to {@value #MOST}
   */
  Answer<People> query(Caller caller, ContactFilter filter, int most);

  /**
   * One of them.
   *
   * @param key as {@link DirectoryCard#key} has it
   * @return {@link Failure.NotFound} when there is none that the caller may see
   */
  Answer<DirectoryCard> open(Caller caller, String key);

  /** The caller's own entry; empty when it has none, or may not see it. */
  Answer<Optional<DirectoryCard>> own(Caller caller);

  /**
   * The entry of an address's account.
   *
   * @param caller who asks; empty for somebody who is not signed in
   * @return empty when there is none that the caller may see
   */
  Answer<Optional<DirectoryCard>> ofAddress(Optional<Caller> caller, String address);

  /** Somebody's vCard with the photo: one at a time, since photos of all do not fit in memory. */
  VCard whole(Caller caller, DirectoryCard person);

  /** A text that is another one when anybody whom the caller sees was changed, came or went. */
  Answer<String> state(Caller caller);
}
