package org.carillon.mailauth.bimi.picture;

/** What comes of a stranger's picture. */
public sealed interface CleanPicture {

  /**
   * It may be shown.
   *
   * @param svg written anew, in UTF-8
   * @param title as it calls itself
   */
  record Shown(byte[] svg, String title) implements CleanPicture {}

  /**
   * It is none, or not of the profile.
   *
   * @param why a sentence for people
   */
  record Rejected(String why) implements CleanPicture {}
}
