package org.carillon.account.photo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The pictures in people's directory entries. A picture may be seen by everyone who may see the
 * entry ({@link org.carillon.contract.tree.DirectoryTree}). It may be changed by those who
 * administer the account, and by the account itself if the setting for what people change in their
 * own entry contains {@link #ATTRIBUTE}.
 */
public interface Photos {
  /** The name of the photo in that setting. */
  String ATTRIBUTE = "photo";

  /** The greatest size of a stored picture, in octets. A page may show fifty at once. */
  int MOST_OCTETS = 100 * 1024;

  /** The greatest width and height in pixels. Other people's browsers have to decode it. */
  int MOST_SIDE = 1024;

  /** Returns the photo of an account that the caller is or administers, or empty if it has none. */
  Answer<Optional<Photo>> of(Caller caller, String address);

  /**
   * Stores a picture and replaces the present one, if any. Metadata about places and cameras is
   * removed, and an animation becomes a still picture.
   *
   * @param octets a picture in PNG, JPEG, GIF or WebP
   * @param seen the photo that must be present, see {@link #remove}
   * @return {@link Failure.Invalid} with the code {@code large} or {@code picture}
   */
  Answer<PhotoChange> put(Caller caller, String address, byte[] octets, Optional<String> seen);

  /**
   * Removes the photo of an account.
   *
   * @param seen the version that must be present, or an empty text if no photo must be present;
   *     empty for any version
   * @return {@link Failure.NotFound} if there is no photo, {@link Failure.Outdated} if there is
   *     another
   */
  Answer<PhotoChange> remove(Caller caller, String address, Optional<String> seen);

  /**
   * Returns which of some people have a photo that the caller may see.
   *
   * @param addresses the addresses as they were written; those that are not valid are left out of
   *     the result
   * @return the photos' versions by address
   */
  Answer<Map<String, String>> versions(Caller caller, Set<String> addresses);

  /**
   * Returns the photo of a person whom the caller may see.
   *
   * @return the photo, or {@link Failure.NotFound} if it no longer exists
   */
  Answer<Photo> open(Caller caller, String version);
}
