package org.carillon.contacts;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.VCard;

/** The people of a caller's domain as read-only contacts, as far as the caller may see them. */
public interface DirectoryBook {
  /** The maximum number of contacts that are returned at once. */
  int MOST = 5_000;

  /**
   * A list of people.
   *
   * @param more whether further people were left out
   */
  record People(List<DirectoryCard> cards, boolean more) {
    public People {
      cards = List.copyOf(cards);
    }
  }

  /**
   * Returns the people who match a filter.
   *
   * @param most the maximum number of people, 1 to {@value #MOST}
   */
  Answer<People> query(Caller caller, ContactFilter filter, int most);

  /**
   * Returns a person.
   *
   * @param key the key, as in {@link DirectoryCard#key}
   * @return {@link Failure.NotFound} if there is none that the caller may see
   */
  Answer<DirectoryCard> open(Caller caller, String key);

  /** Returns the caller's own entry, or empty if the caller has none or may not see it. */
  Answer<Optional<DirectoryCard>> own(Caller caller);

  /**
   * Returns the directory entry of the account of an address.
   *
   * @param caller the caller, or empty if nobody is signed in
   * @return empty if there is none that the caller may see
   */
  Answer<Optional<DirectoryCard>> ofAddress(Optional<Caller> caller, String address);

  /** Returns a person's vCard with the photo. One is read at a time, to bound memory. */
  VCard whole(Caller caller, DirectoryCard person);

  /** Returns a text that changes with each change of the people whom the caller sees. */
  Answer<String> state(Caller caller);
}
