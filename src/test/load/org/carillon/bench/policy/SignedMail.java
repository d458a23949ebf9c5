package org.carillon.bench.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.carillon.bench.NumberedMail;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * A message that dkimpy signed for {@code src.test}, and that domain's DNS records.
 *
 * @param file the message, for smtp-source
 * @param records options of dnsmasq
 */
record SignedMail(Path file, List<String> records) {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String SELECTOR = "bench";

  /** A convenient length of a TXT record's strings. */
  private static final int STRING = 200;

  /** Makes one of about {@code octets} octets, signed with RSA of 2048 bits. */
  static SignedMail make(Path folder, int octets) throws IOException {
    Path key = folder.resolve("dkim.pem");
    Command.run(BOUND, List.of("openssl", "genrsa", "-traditional", "-out", key.toString(), "2048"))
        .orFail();
    Path published = folder.resolve("dkim.der");
    Command.run(
            BOUND,
            List.of(
                "openssl",
                "rsa",
                "-in",
                key.toString(),
                "-pubout",
                "-outform",
                "DER",
                "-out",
                published.toString()))
        .orFail();
    String text = Base64.getEncoder().encodeToString(Files.readAllBytes(published));
    String message =
        new String(NumberedMail.make("signed", octets), StandardCharsets.US_ASCII)
            .replace("reader@crash.test", "u0@bench.test");
    Command signed =
        Command.run(
            BOUND,
            List.of(OutsideTool.DKIMSIGN.path(), SELECTOR, "src.test", key.toString()),
            message,
            Map.of());
    Path file = folder.resolve("signed.eml");
    Files.writeString(file, signed.orFail().output().replace("\r\n", "\n"));
    return new SignedMail(
        file,
        List.of(
            "--txt-record=src.test,v=spf1 ip4:127.0.0.1 -all",
            "--txt-record=_dmarc.src.test,v=DMARC1; p=reject",
            // A reachable address, because a return path that cannot be answered is suspicious.
            "--mx-host=src.test,mx.src.test,10",
            "--host-record=mx.src.test,93.184.216.34",
            "--txt-record=client.src.test,v=spf1 a -all",
            "--host-record=src.test,127.0.0.1,::1",
            "--host-record=client.src.test,127.0.0.1,::1",
            "--txt-record="
                + SELECTOR
                + "._domainkey.src.test,v=DKIM1; k=rsa; p=,"
                + strings(text)));
  }

  private static String strings(String text) {
    List<String> strings = new ArrayList<>();
    for (int at = 0; at < text.length(); at += STRING) {
      strings.add(text.substring(at, Math.min(text.length(), at + STRING)));
    }
    return String.join(",", strings);
  }
}
