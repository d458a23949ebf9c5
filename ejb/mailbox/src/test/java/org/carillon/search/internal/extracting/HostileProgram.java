package org.carillon.search.internal.extracting;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.extractor.ExtractorProtocol;
import org.carillon.extractor.NoNetwork;

/** Takes the place of the extractor and does what the document says. */
final class HostileProgram {
  private static final String LOOK = "look ";
  private static final String WRITE = "write ";

  private HostileProgram() {}

  public static void main(String[] arguments) throws Exception {
    NoNetwork.enforce();
    DataOutputStream out = new DataOutputStream(System.out);
    DataInputStream in = new DataInputStream(System.in);
    out.write(ExtractorProtocol.READY);
    out.flush();
    while (ExtractorProtocol.readRequest(in).isPresent()) {
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      ExtractorProtocol.readDocument(in, document);
      String did = did(document.toString(StandardCharsets.US_ASCII));
      ExtractorProtocol.write(out, new ExtractorProtocol.Answer(ExtractorProtocol.Kind.TEXT, did));
    }
  }

  private static String did(String action) throws Exception {
    return switch (action) {
      case "hang" -> {
        Thread.sleep(Long.MAX_VALUE);
        yield "";
      }
      case "eat" -> {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
          eaten.add(new byte[1 << 20]);
        }
      }
      case "die" -> {
        Runtime.getRuntime().halt(3);
        yield "";
      }
      case "garble" -> {
        System.out.write(new byte[] {7, 7, 7, 7, 7, 7, 7, 7});
        System.out.flush();
        yield "";
      }
      case "environment" -> System.getenv().toString();
      case "network" ->
          refused(() -> InetAddress.getByName("mail.example.test"))
              + refused(() -> new Socket("127.0.0.1", 9))
              + refused(SocketChannel::open);
      case "network of its own" -> Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
      default -> {
        if (action.startsWith(LOOK)) {
          yield Boolean.toString(Files.exists(Path.of(action.substring(LOOK.length()))));
        }
        yield action.startsWith(WRITE) ? wrote(Path.of(action.substring(WRITE.length()))) : action;
      }
    };
  }

  private static String wrote(Path file) {
    try {
      Files.writeString(file, "harm");
      return "true";
    } catch (IOException refused) {
      return "false";
    }
  }

  @FunctionalInterface
  private interface Attempt {
    Object make() throws IOException;
  }

  private static String refused(Attempt attempt) {
    try {
      return "done " + attempt.make();
    } catch (IOException | RuntimeException refused) {
      return String.valueOf(refused.getMessage()).contains("no network")
          ? "refused "
          : refused.toString();
    }
  }
}
