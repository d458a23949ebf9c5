package org.carillon.protocol.sip;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as a phone received it. */
record Heard(String text) {

  /** The first value of a header, or the empty text. */
  String header(String name) {
    List<String> all = headers(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** The values of a header's lines, in order. */
  List<String> headers(String name) {
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  /** A quoted or bare parameter anywhere in the headers. */
  String parameter(String name) {
    Matcher match = Pattern.compile("[ ,;]" + name + "=\"?([^\",;>\\s]+)").matcher(text);
    return match.find() ? match.group(1) : "";
  }

  /** Returns a response with the headers that it must repeat from this request. */
  String reply(String status, String toTag, String more) {
    StringBuilder reply = new StringBuilder("SIP/2.0 " + status + "\n");
    headers("Via").forEach(via -> reply.append("Via: ").append(via).append('\n'));
    headers("Record-Route")
        .forEach(route -> reply.append("Record-Route: ").append(route).append('\n'));
    reply.append("From: ").append(header("From")).append('\n');
    String to = header("To");
    reply.append("To: ").append(to).append(to.contains("tag=") ? "" : ";tag=" + toTag).append('\n');
    reply.append("Call-ID: ").append(header("Call-ID")).append('\n');
    reply.append("CSeq: ").append(header("CSeq")).append('\n');
    return reply + more;
  }

  /** Returns the caller's Route header from the response's Record-Route. */
  String routes() {
    return headers("Record-Route").reversed().stream()
        .map(route -> "Route: " + route + "\n")
        .reduce("", String::concat);
  }

  /** The URI in the Contact header. */
  String contactUri() {
    String contact = header("Contact");
    return contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
  }
}
