package org.carillon.account.photo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The pictures that people put into their entries in the directory: seen by whoever may see the
 * entry ({@link org.carillon.contract.tree.DirectoryTree}), changed by who administers the account,
 * and by itself where the setting of what people change of their entry names {@link #ATTRIBUTE}.
 */
public interface Photos {
  /** What the setting calls it. */
  String ATTRIBUTE = "photo";

  /** Phones fetch it with each entry, and pages show fifty at once. */
  int MOST_OCTETS = 100 * 1024;

  /** The most points of a side: more would be for others' browsers to unpack. */
  int MOST_SIDE = 1024;

  /** What is said of an account that the caller is or administers; empty for no photo. */
  Answer<Optional<Photo>> of(Caller caller, String address);

  /**
   * Puts a picture there, in the place of whichever is there. What it says of places and cameras is
   * left out, and what moves stands still.
   *
   * @param octets of PNG, JPEG, GIF or WebP
   * @param seen what has to be there now, see {@link #remove}
   * @return {@link Failure.Invalid} with the code {@code large} or {@code picture}
   */
  Answer<PhotoChange> put(Caller caller, String address, byte[] octets, Optional<String> seen);

  /**
   * Takes it away.
   *
   * @param seen the version that has to be there now, an empty text for no photo; empty for any
   * @return {@link Failure.NotFound} where none is there, {@link Failure.Outdated} where another is
   */
  Answer<PhotoChange> remove(Caller caller, String address, Optional<String> seen);

  /**
   * Which of some people have a photo that the caller may see.
   *
   * @param addresses as they were written; what is none here is in no answer
   * @return the photos' versions by address
   */
  Answer<Map<String, String>> versions(Caller caller, Set<String> addresses);

  /**
   * A photo of somebody whom the caller may see.
   *
   * @return {@link Failure.NotFound} when there is none any more
   */
  Answer<Photo> open(Caller caller, String version);
}
