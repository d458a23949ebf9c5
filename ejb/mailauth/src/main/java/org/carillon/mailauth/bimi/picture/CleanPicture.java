package org.carillon.mailauth.bimi.picture;

public sealed interface CleanPicture {

  /** The picture may be shown: rewritten, in UTF-8, and with its title. */
  record Shown(byte[] svg, String title) implements CleanPicture {}

  /** The file is not a picture or does not conform to the profile, for the reason given. */
  record Rejected(String why) implements CleanPicture {}
}
