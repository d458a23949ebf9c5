package org.carillon.filter.icap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.http.AnswerFields;

/**
 * The properties of a service (RFC 3507 §4.10).
 *
 * @param method RESPMOD or REQMOD
 * @param preview the number of octets that it wants to see before it asks for the rest; empty for
 *     no preview
 * @param name its name; may be empty
 */
public record IcapService(String method, OptionalInt preview, String name) {
  private static final int MOST_PREVIEW = 65_536;

  /** Asks {@code icap://host/service} for its properties; throws if it supports no method. */
  public static IcapService ask(PeerConnection connection, String url, String host)
      throws IOException {
    OutputStream out = connection.out();
    String call =
        "OPTIONS %s ICAP/1.0\r\nHost: %s\r\nUser-Agent: Carillon\r\n\r\n".formatted(url, host);
    out.write(call.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    AnswerReader in = new AnswerReader(connection.in());
    int status = IcapStatus.read(in);
    AnswerFields fields = AnswerFields.read(in);
    if (status != 200) {
      throw new IOException("The ICAP service answers " + status);
    }
    String methods = fields.get("methods").orElse("RESPMOD");
    String method =
        Arrays.stream(methods.split("[\\s,]+"))
            .filter(each -> each.equals("RESPMOD") || each.equals("REQMOD"))
            .max(String::compareTo)
            .orElseThrow(() -> new IOException("The ICAP service has only " + methods));
    return new IcapService(
        method,
        fields
            .number("preview")
            .map(octets -> OptionalInt.of(Math.min(octets, MOST_PREVIEW)))
            .orElseGet(OptionalInt::empty),
        fields.get("service").orElse(""));
  }
}
