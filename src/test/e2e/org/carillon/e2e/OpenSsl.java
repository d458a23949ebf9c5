package org.carillon.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/** OpenSSL's program, as authority and as client. */
final class OpenSsl {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("\"id\": *\"?(\\d+)");
  private static final Pattern SERIAL = Pattern.compile("serial=([0-9A-F]+)");

  private OpenSsl() {}

  /** Runs it with these arguments and asserts success. */
  static String run(Object... words) {
    return fed("", words);
  }

  private static String fed(String input, Object... words) {
    List<String> command = new ArrayList<>(List.of(OutsideTool.OPENSSL.path()));
    for (Object word : words) {
      command.add(word.toString());
    }
    return Command.run(BOUND, command, input, Map.of()).orFail().output();
  }

  /** An authority of its own in a folder: {@code ca.pem}, {@code ca.key}. */
  static void authority(Path folder) {
    run(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=House CA",
        "-keyout",
        folder.resolve("ca.key"),
        "-out",
        folder.resolve("ca.pem"));
  }

  /** Signs a request with the authority in that folder. */
  static void sign(Path folder, Path request, Path certificate) {
    run(
        "x509",
        "-req",
        "-in",
        request,
        "-CA",
        folder.resolve("ca.pem"),
        "-CAkey",
        folder.resolve("ca.key"),
        "-CAcreateserial",
        "-copy_extensions",
        "copy",
        "-days",
        "30",
        "-out",
        certificate);
  }

  /** Serial number, issuer and names of the certificate shown for a host at a port. */
  static String shown(CarillonServer server, String service, String host) {
    // It is shown before the server closes the connection, which counts as an error.
    String handshake =
        Command.run(
                BOUND,
                List.of(
                    OutsideTool.OPENSSL.path(),
                    "s_client",
                    "-showcerts",
                    "-connect",
                    "127.0.0.1:" + server.port(service),
                    "-servername",
                    host),
                "",
                Map.of())
            .output();
    return fed(
        handshake, "x509", "-noout", "-serial", "-subject", "-issuer", "-ext", "subjectAltName");
  }

  /** Waits until all parts are shown, which listeners do soon after a change; returns all. */
  static String awaited(CarillonServer server, String service, String host, String... parts) {
    AtomicReference<String> last = new AtomicReference<>("");
    Await.until(
        host + " is shown by " + service,
        BOUND,
        () -> {
          last.set(shown(server, service, host));
          return Stream.of(parts).allMatch(last.get()::contains);
        });
    return last.get();
  }

  /**
   * Removes the certificates whose names contain {@code names}: the web shows those of one kind of
   * key only, and other tests rely on that.
   */
  static void takeBack(CarillonServer server, String names) {
    Matcher id = ID.matcher(server.api("GET", "/certificates?search=" + names, "").body());
    while (id.find()) {
      server.api("DELETE", "/certificates/" + id.group(1), "");
    }
  }

  /** The serial number in what {@link #shown} gave. */
  static String serial(String shown) {
    Matcher found = SERIAL.matcher(shown);
    if (!found.find()) {
      throw new AssertionError("No certificate: " + shown);
    }
    return found.group(1);
  }
}
