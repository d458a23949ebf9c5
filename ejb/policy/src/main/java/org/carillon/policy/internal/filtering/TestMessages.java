package org.carillon.policy.internal.filtering;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.carillon.policy.external.FilterKind;

/** Standard test messages that filters must find something in. */
final class TestMessages {
  /** The EICAR test file, split in two, so that no scanner takes this program for a virus. */
  private static final String[] EICAR = {
    "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
  };

  private static final String[] GTUBE = {
    "XJS*C4JDBQADN1.NSBN3*2IDNEN*", "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
  };

  private static final String HEADER =
      """
      Received: by %1$s; Sat, 1 Jan 2000 00:00:00 +0000\r
      From: <postmaster@%1$s>\r
      To: <postmaster@%1$s>\r
      Subject: Test of a filter\r
      Date: Sat, 1 Jan 2000 00:00:00 +0000\r
      Message-ID: <test@%1$s>\r
      MIME-Version: 1.0\r
      """;

  private TestMessages() {}

  static byte[] of(FilterKind kind, String host) {
    String header = HEADER.formatted(host);
    String message =
        switch (kind) {
          case CLAMD, ICAP, MILTER, HELPER, ROUTER -> header + virus();
          case RSPAMD, SPAMD ->
              header + "Content-Type: text/plain\r\n\r\n" + String.join("", GTUBE) + "\r\n";
        };
    return message.getBytes(StandardCharsets.US_ASCII);
  }

  private static String virus() {
    byte[] file = String.join("", EICAR).getBytes(StandardCharsets.US_ASCII);
    return """
        Content-Type: multipart/mixed; boundary="part"\r
        \r
        --part\r
        Content-Type: text/plain\r
        \r
        The attachment is what all virus scanners find, and harmless.\r
        --part\r
        Content-Type: application/octet-stream; name="eicar.com"\r
        Content-Disposition: attachment; filename="eicar.com"\r
        Content-Transfer-Encoding: base64\r
        \r
        %s\r
        --part--\r
        """
        .formatted(Base64.getEncoder().encodeToString(file));
  }
}
