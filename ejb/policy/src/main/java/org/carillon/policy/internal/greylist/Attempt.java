package org.carillon.policy.internal.greylist;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.policy.greylist.GreylistSettings.By;
import org.carillon.policy.net.NetworkPrefix;

/**
 * An attempt to send something, as a key that tells it from others without revealing it.
 *
 * @param network the client's /24, or /64 for IPv6, since large senders retry from other addresses
 * @param id sixteen octets of a hash, in hexadecimal digits
 */
record Attempt(NetworkPrefix network, String id) {
  private static final int PREFIX_4 = 24;
  private static final int PREFIX_6 = 64;
  private static final int ID_OCTETS = 16;

  /** The numbers of messages or recipients that mailing lists put into senders. */
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

  static Attempt of(InetAddress client, String sender, String recipient, By by) {
    NetworkPrefix network = network(client);
    String told =
        network
            + "\n"
            + NUMBERS.matcher(sender.toLowerCase(Locale.ROOT)).replaceAll("#")
            + "\n"
            + switch (by) {
              case RECIPIENT -> recipient.toLowerCase(Locale.ROOT);
              case SENDER -> "";
            };
    return new Attempt(network, hash(told));
  }

  private static NetworkPrefix network(InetAddress client) {
    NetworkPrefix own = NetworkPrefix.of(client);
    return own.within(own.isIpv6() ? PREFIX_6 : PREFIX_4);
  }

  private static String hash(String told) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(all, ID_OCTETS));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Returns the hash as the table has it. */
  byte[] octets() {
    return HexFormat.of().parseHex(id);
  }
}
