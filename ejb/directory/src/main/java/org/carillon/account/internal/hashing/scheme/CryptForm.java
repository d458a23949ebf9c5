package org.carillon.account.internal.hashing.scheme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Hashes of crypt(3): bcrypt always, the others if the system has a libcrypt. */
final class CryptForm {
  private static final Pattern BCRYPT =
      Pattern.compile("\\$2([aby])\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  /** The highest cost of bcrypt: it takes some seconds on a slow machine. */
  private static final int MOST_BCRYPT = 16;

  private static final int LEAST_BCRYPT = 4;

  private static final Pattern SHA2 =
      Pattern.compile("\\$[56]\\$(?:rounds=(\\d{1,9})\\$)?[^$]{0,16}\\$[./A-Za-z0-9]{43,86}");
  private static final long MOST_ROUNDS = 5_000_000;
  private static final Pattern MD5 = Pattern.compile("\\$1\\$[^$]{0,8}\\$[./A-Za-z0-9]{22}");
  private static final Pattern DES = Pattern.compile("[./A-Za-z0-9]{13}");

  /** Yescrypt hashes of at most 256 MB: {@code j}, logarithm of the block count, block size. */
  private static final Pattern YESCRYPT =
      Pattern.compile("\\$y\\$j[./0-9A-D][./0-9A-T]\\$[./A-Za-z0-9]{0,86}\\$[./A-Za-z0-9]{43}");

  private CryptForm() {}

  static Optional<HashCheck> read(String text) {
    Matcher bcrypt = BCRYPT.matcher(text);
    if (bcrypt.matches()) {
      int cost = Integer.parseInt(bcrypt.group(2));
      return cost < LEAST_BCRYPT || cost > MOST_BCRYPT
          ? Optional.empty()
          : Optional.of(password -> OpenBSDBCrypt.checkPassword(text, password.toCharArray()));
    }
    return isOfLibrary(text) && LibCrypt.isThere()
        ? Optional.of(password -> isMade(password, text))
        : Optional.empty();
  }

  private static boolean isOfLibrary(String text) {
    Matcher sha2 = SHA2.matcher(text);
    if (sha2.matches()) {
      return sha2.group(1) == null || Long.parseLong(sha2.group(1)) <= MOST_ROUNDS;
    }
    return MD5.matcher(text).matches()
        || DES.matcher(text).matches()
        || YESCRYPT.matcher(text).matches();
  }

  private static boolean isMade(String password, String text) {
    return LibCrypt.crypt(password, text)
        .map(
            made ->
                MessageDigest.isEqual(
                    made.getBytes(StandardCharsets.US_ASCII),
                    text.getBytes(StandardCharsets.US_ASCII)))
        .orElse(false);
  }
}
