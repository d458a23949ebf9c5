package org.carillon.mailauth.bimi.picture;

public sealed interface CleanPicture {

  /**
   * The picture may be shown.
   *
   * @param svg the rewritten picture, in UTF-8
   * @param title the title in the picture
   */
  record Shown(byte[] svg, String title) implements CleanPicture {}

  /**
   * The file is not a picture, or does not conform to the profile.
   *
   * @param why the reason, as a sentence for people
   */
  record Rejected(String why) implements CleanPicture {}
}
