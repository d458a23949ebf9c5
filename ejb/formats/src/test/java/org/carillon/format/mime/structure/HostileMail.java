package org.carillon.format.mime.structure;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hostile messages, each of which can grow to any size.
 *
 * @param name a name for test reports
 * @param head the text that comes once
 * @param part the text that is repeated; in it {@code #} is a running number
 * @param tail the text at the end
 */
record HostileMail(String name, String head, String part, String tail) {
  private static final List<String> FIELDS =
      List.of(
          "To",
          "Cc",
          "Bcc",
          "From",
          "Sender",
          "Reply-To",
          "Subject",
          "Date",
          "References",
          "In-Reply-To",
          "Message-ID",
          "Content-Type",
          "Content-Disposition",
          "Content-Transfer-Encoding",
          "Content-ID",
          "Content-Description",
          "Content-Language",
          "Content-Location",
          "Content-MD5",
          "Message-Context",
          "DKIM-Signature");

  /** Fields that are read even if a header has thousands of them. */
  private static final List<String> AGAIN =
      List.of("To", "From", "Subject", "References", "Content-Type", "DKIM-Signature");

  /** The pieces of values. */
  private static final List<String> VALUES =
      List.of(
          "",
          "x",
          " ",
          "a,",
          "a:;",
          "a:b,c;",
          "a <b@c>,",
          "<",
          "<a@b>",
          "<@a:",
          "(",
          "(a)",
          "((a)",
          "\"",
          "\"a\" ",
          "\\\"",
          "=?",
          "=?utf-8?q?a?= ",
          "=?utf-8?q?a?= =?iso-8859-2?b?YQ==?= ",
          "=?u?q? ",
          "=?utf-8?b?",
          "x/y;a=b;",
          ";filename*#=a",
          ";filename*#*=%41",
          ";a=\"b\"",
          "inline;",
          "[a]",
          "[a] ",
          "[fwd:",
          "Re: ",
          "Fwd: [a] ",
          "(fwd)",
          "re[a",
          "=",
          "\u00c3\u00a4",
          "\u00ff",
          "\u0000",
          "e\u00cc\u0081\u00cc\u00a3",
          "\u00cc\u0081\u00cc\u00a3",
          "\u00ef\u00b7\u00ba",
          "\r\n x",
          "\r\n ",
          "01 Jan 2000 ",
          "1:");

  /** Returns messages with long values of a field, and with many fields of a name. */
  static Stream<HostileMail> headers() {
    return FIELDS.stream().flatMap(HostileMail::headers);
  }

  private static Stream<HostileMail> headers(String field) {
    Stream<HostileMail> values =
        VALUES.stream()
            .map(
                value ->
                    new HostileMail(
                        field + ": " + value + "...",
                        "Message-ID: <a@b>\r\n" + field + ": x/y",
                        value.isEmpty() ? " " : value,
                        "z\r\n\r\nbody\r\n"));
    return AGAIN.contains(field) ? Stream.concat(values, again(field)) : values;
  }

  private static Stream<HostileMail> again(String field) {
    return VALUES.stream()
        .map(
            value ->
                new HostileMail(
                    field + ": " + value + " again and again",
                    "Message-ID: <a@b>\r\n",
                    field + ":" + value + "\r\n",
                    "\r\nbody\r\n"));
  }

  /** Returns messages with hostile structures, and with bodies of every encoding. */
  static Stream<HostileMail> structures() {
    String mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    String chain =
        IntStream.range(0, 99)
            .mapToObj(
                i ->
                    "Content-Type: multipart/mixed; boundary=%s%02d\r\n\r\n--%s%02d\r\n"
                        .formatted("b".repeat(60), i, "b".repeat(60), i))
            .reduce("", String::concat);
    return Stream.of(
        new HostileMail("many parts", mixed, "--b\r\n\r\nx\r\n", "--b--\r\n"),
        new HostileMail("empty parts", mixed, "--b\n", ""),
        new HostileMail(
            "parts with names",
            mixed,
            "--b\r\nContent-Type: image/png; name=\"#\"\r\nContent-ID: <#>\r\n\r\nx\r\n",
            "--b--\r\n"),
        new HostileMail(
            "messages side by side",
            mixed,
            "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a:;a:;a:;\r\nSubject: #\r\n\r\nx\r\n",
            "--b--\r\n"),
        new HostileMail("messages in messages", "", "Content-Type: message/rfc822\r\n\r\n", "x"),
        new HostileMail(
            "multiparts in multiparts",
            "",
            "Content-Type: multipart/mixed; boundary=b#\r\n\r\n--b#\r\n",
            "x"),
        new HostileMail(
            "multiparts of one boundary",
            "",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
            "x"),
        new HostileMail("a multipart without end", mixed, "--b\r\nA: b\r\n", ""),
        new HostileMail("what looks like boundaries", mixed, "--bx\r\n", ""),
        new HostileMail("boundaries with padding", mixed, "--b" + " ".repeat(500) + "x\r\n", ""),
        new HostileMail("dashes", mixed, "--", ""),
        new HostileMail("what looks like deep boundaries", chain, "--" + "b".repeat(60) + "\n", ""),
        new HostileMail(
            "a long boundary",
            "Content-Type: multipart/mixed; boundary=" + "b".repeat(20_000) + "\r\n\r\n",
            "--" + "b".repeat(19_999) + "\r\n",
            ""),
        new HostileMail(
            "digests in a digest",
            "Content-Type: multipart/digest; boundary=b\r\n\r\n",
            "--b\r\n\r\nSubject: #\r\n\r\n",
            "--b--\r\n"),
        new HostileMail("a header without end", "", "X: y\r\n", ""),
        new HostileMail("a line without end", "", "X", ""),
        new HostileMail("a body of one line", "\r\n", "x", ""),
        new HostileMail("line ends", "\r\n", "\n", ""),
        new HostileMail("carriage returns", "\r\n", "\r", ""),
        new HostileMail("zeros", "", "\u0000", ""),
        body("base64", "text/plain", "!*"),
        body("base64", "text/plain", "="),
        body("base64", "text/plain", "QUJD\r\n"),
        body("quoted-printable", "text/plain", "="),
        body("quoted-printable", "text/plain", "=\r\n"),
        body("quoted-printable", "text/plain", "= "),
        body("quoted-printable", "text/plain", " "),
        body("quoted-printable", "text/plain", "=" + " ".repeat(998)),
        body("quoted-printable", "text/plain", "=3D"),
        body("8bit", "text/plain; charset=utf-7", "+"),
        body("8bit", "text/plain; charset=utf-7", "+AGE-"),
        body("8bit", "text/plain; charset=utf-7", "+AGE"),
        body("8bit", "text/plain; charset=utf-8", "\u00cc\u0081\u00cc\u00a3"),
        body("8bit", "text/plain; charset=utf-8", "\u00ef\u00b7\u00ba"),
        body("8bit", "text/plain; charset=utf-8", "\u00ff"),
        body("8bit", "text/plain; charset=iso-2022-jp", "\u001b$B"),
        body("8bit", "text/plain; charset=iso-2022-kr", "\u000e"),
        body("8bit", "text/plain; charset=gb2312", "\u0081"),
        body("8bit", "text/html", "<div>"),
        body("7bit", "text/plain", "needl"));
  }

  private static HostileMail body(String encoding, String type, String part) {
    return new HostileMail(
        encoding + " " + type + " " + part.strip(),
        "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n",
        part,
        "");
  }

  /** Returns a message of about {@code octets} octets. */
  byte[] message(int octets) {
    StringBuilder all =
        new StringBuilder(octets + head.length() + tail.length() + 100).append(head);
    boolean numbered = part.contains("#");
    for (int i = 0; all.length() < octets; i++) {
      all.append(numbered ? part.replace("#", Integer.toString(i)) : part);
    }
    return all.append(tail).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns a stream of such a message without keeping it in memory. */
  InputStream stream(int octets) {
    byte[] parts =
        part.repeat(Math.max(1, 65_536 / part.length())).getBytes(StandardCharsets.ISO_8859_1);
    List<InputStream> all = new ArrayList<>();
    all.add(new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)));
    for (int i = 0; i < octets / parts.length; i++) {
      all.add(new ByteArrayInputStream(parts));
    }
    all.add(new ByteArrayInputStream(tail.getBytes(StandardCharsets.ISO_8859_1)));
    return new SequenceInputStream(Collections.enumeration(all));
  }

  @Override
  public String toString() {
    return name.replaceAll("[^ -~]", "?");
  }
}
