package org.carillon.account.internal.photo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.carillon.account.photo.Photo;
import org.carillon.format.picture.SanitizedPicture;

/** The picture in an account's entry. */
@Entity
@Table(name = "account_photo")
public class PhotoRow {
  /** The octets of the digest in a version, enough to make each picture's version unique. */
  private static final int VERSION_OCTETS = 16;

  @Id private long account;
  private String version;
  private String type;
  private byte[] octets;
  private Instant changed;

  PhotoRow() {}

  PhotoRow(long account) {
    this.account = account;
  }

  void hold(SanitizedPicture picture, Instant now) {
    version = version(picture.octets());
    type = picture.type();
    octets = picture.octets();
    changed = now;
  }

  private static String version(byte[] octets) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(octets), 0, VERSION_OCTETS);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  String version() {
    return version;
  }

  Photo toPhoto() {
    return new Photo(version, type, octets);
  }
}
