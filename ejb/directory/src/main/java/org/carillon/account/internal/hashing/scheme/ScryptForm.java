package org.carillon.account.internal.hashing.scheme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/** scrypt hashes (RFC 7914) as passlib writes them: {@code $scrypt$ln=16,r=8,p=1$salt$hash}. */
final class ScryptForm {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,3}),p=(\\d{1,3})\\$([+/A-Za-z0-9]{1,128})\\$([+/A-Za-z0-9]{22,86})");
  private static final long MOST_OCTETS = 256L << 20;
  private static final int MOST_LANES = 16;
  private static final int BLOCK = 128;

  private ScryptForm() {}

  static Optional<HashCheck> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int power = Integer.parseInt(form.group(1));
    int block = Integer.parseInt(form.group(2));
    int lanes = Integer.parseInt(form.group(3));
    if (power < 1
        || power > 30
        || block < 1
        || lanes < 1
        || lanes > MOST_LANES
        || ((long) BLOCK * block << power) > MOST_OCTETS) {
      return Optional.empty();
    }
    byte[] salt = Base64.getDecoder().decode(form.group(4));
    byte[] hash = Base64.getDecoder().decode(form.group(5));
    return Optional.of(
        password ->
            MessageDigest.isEqual(
                hash,
                SCrypt.generate(
                    password.getBytes(StandardCharsets.UTF_8),
                    salt,
                    1 << power,
                    block,
                    lanes,
                    hash.length)));
  }
}
