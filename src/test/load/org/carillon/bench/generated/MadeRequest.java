package org.carillon.bench.generated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request as sent.
 *
 * @param method its method
 * @param target the request target
 * @param fields header fields, each with CRLF
 * @param body in ISO 8859-1, octet for octet
 */
record MadeRequest(String method, String target, String fields, byte[] body) {

  /** The whole request with a host and credentials. */
  byte[] octets(String authorization) {
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + authorization
            + "\r\n"
            + fields
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** One readable line, from which the request can be repeated. */
  String told() {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return (method + " " + target + " " + fields + " " + text.length() + " octets: ")
            .replaceAll("[\\r\\n]+", "; ")
        + text.substring(0, Math.min(600, text.length())).replaceAll("[\\r\\n]+", "\\\\n");
  }
}
