package org.carillon.mailauth.bimi.mark;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.carillon.mailauth.bimi.picture.PackedPicture;

/** Reads the picture in a certificate (RFC 3709 §4.1, RFC 6170 §4, §5.2). */
final class Logotype {
  private static final String EXTENSION = "1.3.6.1.5.5.7.1.12";

  /** The tag of {@code subjectLogo} in {@code LogotypeExtn}. */
  private static final int SUBJECT = 2;

  /** The tag of {@code direct} in {@code LogotypeInfo}. */
  private static final int DIRECT = 0;

  private static final Pattern DATA =
      Pattern.compile("(?i)data:image/svg\\+xml(?:-compressed|\\+gzip)?(?:;[a-z0-9=-]{1,40})*+,");

  private static final Map<String, String> DIGESTS =
      Map.of(
          "1.3.14.3.2.26", "SHA-1",
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private Logotype() {}

  /** Returns the subject's picture, unpacked; empty if none matches its digest. */
  static Optional<byte[]> of(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(EXTENSION);
    if (extension == null) {
      return Optional.empty();
    }
    try {
      ASN1Sequence logos =
          ASN1Sequence.getInstance(ASN1OctetString.getInstance(extension).getOctets());
      for (ASN1Encodable logo : logos) {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(logo);
        if (tagged.hasContextTag(SUBJECT)) {
          return first(ASN1TaggedObject.getInstance(tagged.getExplicitBaseObject()));
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> first(ASN1TaggedObject info) {
    if (!info.hasContextTag(DIRECT)) {
      return Optional.empty();
    }
    for (ASN1Encodable member : ASN1Sequence.getInstance(info, false)) {
      if (member instanceof ASN1Sequence images) {
        for (ASN1Encodable image : images) {
          Optional<byte[]> picture =
              picture(ASN1Sequence.getInstance(ASN1Sequence.getInstance(image).getObjectAt(0)));
          if (picture.isPresent()) {
            return picture;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> picture(ASN1Sequence details) {
    if (details.size() != 3) {
      return Optional.empty();
    }
    List<ASN1Sequence> hashes = new ArrayList<>();
    for (ASN1Encodable hash : ASN1Sequence.getInstance(details.getObjectAt(1))) {
      hashes.add(ASN1Sequence.getInstance(hash));
    }
    for (ASN1Encodable uri : ASN1Sequence.getInstance(details.getObjectAt(2))) {
      Optional<byte[]> file = data(ASN1IA5String.getInstance(uri).getString());
      if (file.isPresent()) {
        return file.flatMap(octets -> unpacked(octets, hashes));
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> data(String uri) {
    var data = DATA.matcher(uri);
    if (!data.lookingAt() || !data.group().toLowerCase(Locale.ROOT).endsWith("base64,")) {
      return Optional.empty();
    }
    return Optional.of(Base64.getMimeDecoder().decode(uri.substring(data.end())));
  }

  /**
   * Returns the unpacked picture, or empty if it matches no digest. Some issuers compute the digest
   * of the packed file, others that of the unpacked picture.
   */
  private static Optional<byte[]> unpacked(byte[] file, List<ASN1Sequence> hashes) {
    try {
      byte[] plain = PackedPicture.unpack(file);
      return hashes.stream().anyMatch(hash -> is(hash, file) || is(hash, plain))
          ? Optional.of(plain)
          : Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static boolean is(ASN1Sequence hash, byte[] octets) {
    String algorithm =
        DIGESTS.get(AlgorithmIdentifier.getInstance(hash.getObjectAt(0)).getAlgorithm().getId());
    try {
      return algorithm != null
          && Arrays.equals(
              MessageDigest.getInstance(algorithm).digest(octets),
              ASN1OctetString.getInstance(hash.getObjectAt(1)).getOctets());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
