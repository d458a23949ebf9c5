package org.carillon.filter.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.MessageOctets;

/**
 * A request and its answer, on a connection of their own.
 *
 * @param path the requested path, encoded
 * @param host the value of the Host field
 * @param fields names and values; octets that are not allowed in a value are left out
 */
public record HttpCall(String path, String host, List<Map.Entry<String, String>> fields) {
  private static final int BUFFER = 65_536;

  public HttpCall {
    fields = List.copyOf(fields);
  }

  /** Sends a GET request. The answer's body has at most {@code most} octets. */
  public HttpAnswer get(PeerConnection connection, int most) throws IOException {
    OutputStream out = new BufferedOutputStream(connection.out(), BUFFER);
    out.write(head("GET").append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return HttpAnswer.read(new AnswerReader(connection.in()), most);
  }

  /** Posts a message. The answer's body has at most {@code most} octets. */
  public HttpAnswer post(PeerConnection connection, MessageOctets message, int most)
      throws IOException {
    OutputStream out = new BufferedOutputStream(connection.out(), BUFFER);
    String head =
        head("POST")
            .append("Content-Type: message/rfc822\r\nContent-Length: ")
            .append(message.size())
            .append("\r\n\r\n")
            .toString();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    message.writeTo(out);
    out.flush();
    return HttpAnswer.read(new AnswerReader(connection.in()), most);
  }

  /** Posts octets of a media type. The answer's body has at most {@code most} octets. */
  public HttpAnswer post(PeerConnection connection, String type, byte[] octets, int most)
      throws IOException {
    OutputStream out = new BufferedOutputStream(connection.out(), BUFFER);
    String head =
        head("POST")
            .append("Content-Type: ")
            .append(type)
            .append("\r\nContent-Length: ")
            .append(octets.length)
            .append("\r\n\r\n")
            .toString();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(octets);
    out.flush();
    return HttpAnswer.read(new AnswerReader(connection.in()), most);
  }

  /** Posts an encoded form in ASCII. The answer's body has at most {@code most} octets. */
  public HttpAnswer submit(PeerConnection connection, String form, int most) throws IOException {
    OutputStream out = new BufferedOutputStream(connection.out(), BUFFER);
    String request =
        head("POST")
            .append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
            .append(form.length())
            .append("\r\n\r\n")
            .append(form)
            .toString();
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return HttpAnswer.read(new AnswerReader(connection.in()), most);
  }

  private StringBuilder head(String method) {
    StringBuilder head = new StringBuilder(method);
    head.append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    head.append("\r\nConnection: close\r\nUser-Agent: Carillon\r\n");
    for (Map.Entry<String, String> field : fields) {
      byte[] octets = field.getValue().getBytes(StandardCharsets.UTF_8);
      head.append(field.getKey()).append(": ");
      for (byte octet : octets) {
        if (octet >= ' ' || octet < 0) {
          head.append((char) (octet & 0xFF));
        }
      }
      head.append("\r\n");
    }
    return head;
  }
}
