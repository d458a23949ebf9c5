package org.carillon.launcher.home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;

/**
 * The secrets that are made once, at a home's first start: each in a file of its own, readable by
 * its owner only (mode 0600).
 */
public record Secrets(Path folder) {
  // Letters and digits that look alike on a screen are left out.
  private static final String ALPHABET =
      "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int PASSWORD_LENGTH = 20;
  private static final int KEY_LENGTH = 32;

  /** The server's property for {@link #healthToken}. */
  public static final String HEALTH_TOKEN = "carillon.health.token";

  public Path adminPassword() {
    return folder.resolve("admin-password");
  }

  public Path homeKey() {
    return folder.resolve("home.key");
  }

  public Path keyStore() {
    return folder.resolve("tls.p12");
  }

  /** This node's credentials within its cluster; made from the home key at each start. */
  public Path clusterKeyStore() {
    return folder.resolve("cluster.p12");
  }

  public Path keyStorePassword() {
    return folder.resolve("tls-password");
  }

  public Path databasePassword() {
    return folder.resolve("database-password");
  }

  /**
   * The server's system properties, including passwords: in a file, because {@code ps} would show
   * them.
   */
  public Path serverProperties() {
    return folder.resolve("server.properties");
  }

  /**
   * Makes the secrets that do not exist yet.
   *
   * @param adminPassword the first administrator's password, if it was chosen
   * @param isFirst whether the first administrator is made at this start; if not, no other password
   *     is made up, because it would open nothing
   * @param homeKey the key of the cluster that this home joins, if any
   */
  public void create(Optional<String> adminPassword, boolean isFirst, Optional<Path> homeKey)
      throws IOException {
    SecureRandom random = new SecureRandom();
    if (!Files.exists(adminPassword()) && (isFirst || adminPassword.isPresent())) {
      PrivateFile.write(adminPassword(), text(adminPassword.orElseGet(() -> password(random))));
    }
    if (!Files.exists(homeKey())) {
      PrivateFile.write(homeKey(), homeKey.isPresent() ? key(homeKey.get()) : random(random));
    }
    for (Path file : new Path[] {databasePassword(), keyStorePassword()}) {
      if (!Files.exists(file)) {
        PrivateFile.write(file, text(password(random)));
      }
    }
  }

  /**
   * The key that the home has or gets; empty if one is made.
   *
   * @param given the key that was named
   * @throws Refusal if the home has another
   */
  public Optional<byte[]> homeKey(Optional<Path> given) throws IOException {
    Optional<byte[]> wanted = given.isPresent() ? Optional.of(key(given.get())) : Optional.empty();
    if (!Files.exists(homeKey())) {
      return wanted;
    }
    byte[] own = key(homeKey());
    if (wanted.isPresent() && !MessageDigest.isEqual(own, wanted.get())) {
      throw new Refusal(
          ("--home-key names another key than the one that this home has, %s. Leave it out,"
                  + " or start with another home.")
              .formatted(homeKey()));
    }
    return Optional.of(own);
  }

  /** Returns a database's id of the key that seals its secrets; it reveals nothing of the key. */
  public static byte[] fingerprint(byte[] homeKey) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("carillon home key".getBytes(StandardCharsets.US_ASCII));
      return digest.digest(homeKey);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public String readDatabasePassword() throws IOException {
    return Files.readString(databasePassword()).strip();
  }

  public String readKeyStorePassword() throws IOException {
    return Files.readString(keyStorePassword()).strip();
  }

  /** Returns a new token by which the server recognizes the launcher, one for each start. */
  public static String healthToken() {
    return password();
  }

  /** Returns the token that the server was started with, or empty if there is none. */
  public String readHealthToken() throws IOException {
    Properties properties = new Properties();
    if (Files.exists(serverProperties())) {
      try (InputStream text = Files.newInputStream(serverProperties())) {
        properties.load(text);
      }
    }
    return properties.getProperty(HEALTH_TOKEN, "");
  }

  public byte[] readHomeKey() throws IOException {
    return key(homeKey());
  }

  private static byte[] key(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no home key in " + file + ": there is no such file.");
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_LENGTH) {
      throw new Refusal("The home key in " + file + " is not " + KEY_LENGTH + " bytes long.");
    }
    return key;
  }

  private static byte[] random(SecureRandom random) {
    byte[] key = new byte[KEY_LENGTH];
    random.nextBytes(key);
    return key;
  }

  /** A random password that people can read and type. */
  public static String password() {
    return password(new SecureRandom());
  }

  private static String password(SecureRandom random) {
    StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  private static byte[] text(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
