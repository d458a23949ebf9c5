package org.carillon.adapter.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header that a proxy sends before a connection's first octet: HAProxy's PROXY protocol,
 * versions 1 (§2.1, text) and 2 (§2.2, binary). It is only read from trusted proxies, since it is
 * believed.
 */
sealed interface ProxyHeader {

  /**
   * A relayed connection of a client.
   *
   * @param source the client's address
   * @param destination the proxy's address that the client reached
   */
  record Relayed(InetSocketAddress source, InetAddress destination) implements ProxyHeader {}

  /** The proxy's own connection (a health check), or one whose client it does not know. */
  record Own() implements ProxyHeader {}

  /** The longest line of version 1, including its end. */
  int MOST_LINE_OCTETS = 107;

  /** The largest variable part accepted in version 2: addresses, then TLVs. */
  int MOST_VARIABLE_OCTETS = 4_096;

  /**
   * Reads the header, and not an octet more.
   *
   * @throws ProtocolException when it is malformed
   * @throws IOException when the connection ends or fails before its end
   */
  static ProxyHeader read(InputStream in) throws IOException {
    byte[] begin = octets(in, Binary.SIGNATURE.length);
    return Arrays.equals(begin, Binary.SIGNATURE) ? Binary.read(in) : Line.read(begin, in);
  }

  private static byte[] octets(InputStream in, int count) throws IOException {
    byte[] octets = in.readNBytes(count);
    if (octets.length < count) {
      throw new EOFException("The PROXY header is incomplete");
    }
    return octets;
  }

  final class Line {
    private static final Pattern KNOWN =
        Pattern.compile(
            "PROXY TCP([46]) ([0-9A-Fa-f:.]{2,39}) ([0-9A-Fa-f:.]{2,39}) (\\d{1,5}) \\d{1,5}");
    private static final Pattern UNKNOWN = Pattern.compile("PROXY UNKNOWN(?: .*)?");

    private Line() {}

    private static ProxyHeader read(byte[] begin, InputStream in) throws IOException {
      String line = line(begin, in);
      Matcher known = KNOWN.matcher(line);
      if (known.matches()) {
        int port = Integer.parseInt(known.group(4));
        if (port > 65_535) {
          throw new ProtocolException("Invalid port in the PROXY header");
        }
        return new Relayed(
            new InetSocketAddress(address(known.group(1), known.group(2)), port),
            address(known.group(1), known.group(3)));
      }
      if (UNKNOWN.matcher(line).matches()) {
        return new Own();
      }
      throw new ProtocolException("Invalid PROXY header line");
    }

    private static String line(byte[] begin, InputStream in) throws IOException {
      ByteBuffer line = ByteBuffer.allocate(MOST_LINE_OCTETS).put(begin);
      if (begin[0] != 'P') {
        throw new ProtocolException("PROXY header is missing");
      }
      while (line.get(line.position() - 1) != '\n') {
        if (!line.hasRemaining()) {
          throw new ProtocolException("PROXY header line is too long");
        }
        line.put(octets(in, 1));
      }
      String text = new String(line.array(), 0, line.position(), StandardCharsets.ISO_8859_1);
      if (!text.endsWith("\r\n")) {
        throw new ProtocolException("PROXY header line does not end with CRLF");
      }
      return text.substring(0, text.length() - 2);
    }

    private static InetAddress address(String family, String text) throws ProtocolException {
      try {
        InetAddress address = InetAddress.ofLiteral(text);
        if (address instanceof Inet4Address == family.equals("4")) {
          return address;
        }
      } catch (IllegalArgumentException malformed) {
        // Falls through to the exception below, as for an address of the other family.
      }
      throw new ProtocolException("Invalid address in the PROXY header");
    }
  }

  final class Binary {
    private static final byte[] SIGNATURE = {
      0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
    };
    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;
    private static final int INET = 1;
    private static final int INET6 = 2;
    private static final int STREAM = 1;
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;

    private Binary() {}

    private static ProxyHeader read(InputStream in) throws IOException {
      ByteBuffer fixed = ByteBuffer.wrap(octets(in, 4));
      int command = fixed.get() & 0xFF;
      int family = fixed.get() & 0xFF;
      int length = fixed.getShort() & 0xFFFF;
      if (command != LOCAL && command != PROXY) {
        throw new ProtocolException("Unknown version or command in the PROXY header");
      }
      if (length > MOST_VARIABLE_OCTETS) {
        throw new ProtocolException("A proxy's header of " + length + " octets");
      }
      ByteBuffer variable = ByteBuffer.wrap(octets(in, length));
      if (command == LOCAL) {
        return new Own();
      }
      return switch (family) {
        case INET << 4 | STREAM -> source(variable, IPV4_OCTETS);
        case INET6 << 4 | STREAM -> source(variable, IPV6_OCTETS);
        default -> new Own();
      };
    }

    /** Reads source, destination and their ports; ignores the TLVs that follow. */
    private static ProxyHeader source(ByteBuffer variable, int octets) throws IOException {
      if (variable.remaining() < 2 * octets + 4) {
        throw new ProtocolException("PROXY header without addresses");
      }
      byte[] source = new byte[octets];
      variable.get(source);
      byte[] destination = new byte[octets];
      variable.get(destination);
      int port = variable.getShort(2 * octets) & 0xFFFF;
      return new Relayed(
          new InetSocketAddress(InetAddress.getByAddress(source), port),
          InetAddress.getByAddress(destination));
    }
  }
}
