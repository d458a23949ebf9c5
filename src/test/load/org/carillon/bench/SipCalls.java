package org.carillon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls from one half of the phones to the other: INVITE, 407, ACK, INVITE with credentials, 180,
 * 200, ACK, BYE, 200, many in parallel without a pause. A request without a response within T1 is
 * sent again.
 */
final class SipCalls {
  private static final String SDP =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
          + "m=audio 40000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";

  private final SipLine callers;
  private final SipLine callees;
  private final int users;
  private final List<Call> calls = new ArrayList<>();
  private int begun;
  private int failed;

  /**
   * @param callers the line of the callers
   * @param callees the line of the registered callees
   * @param users the number of users
   * @param atOnce the number of parallel calls
   */
  SipCalls(SipLine callers, SipLine callees, int users, int atOnce) {
    this.callers = callers;
    this.callees = callees;
    this.users = users;
    for (int i = 0; i < atOnce; i++) {
      calls.add(new Call(i));
    }
  }

  /** Returns the completed calls per second over that time. */
  double perSecond(double seconds) throws IOException, InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread answering = Thread.ofPlatform().start(() -> answer(over));
    try {
      for (Call call : calls) {
        call.begin();
      }
      long start = System.nanoTime();
      int done = 0;
      while (System.nanoTime() - start < seconds * 1e9) {
        String message = callers.receive();
        if (message.isEmpty()) {
          for (Call call : calls) {
            callers.send(call.request);
          }
        } else {
          int slot = Integer.parseInt(SipUsers.between(message, "Call-ID: ", '-'));
          done += calls.get(slot).hear(message) ? 1 : 0;
        }
      }
      return done / ((System.nanoTime() - start) / 1e9);
    } finally {
      over.set(true);
      answering.join();
    }
  }

  /** The number of failed calls so far; they do not count as completed. */
  int failed() {
    return failed;
  }

  private void answer(AtomicBoolean over) {
    try {
      while (!over.get()) {
        String request = callees.receive();
        if (request.startsWith("INVITE")) {
          callees.send(reply(request, "180 Ringing", ""));
          callees.send(reply(request, "200 OK", SDP));
        } else if (request.startsWith("BYE")) {
          callees.send(reply(request, "200 OK", ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The headers a response repeats from its request (RFC 3261 §8.2.6), and our own. */
  private String reply(String request, String status, String body) {
    StringBuilder reply = new StringBuilder(1_024).append("SIP/2.0 ").append(status).append("\r\n");
    int end = request.indexOf("\r\n\r\n");
    int line = request.indexOf("\r\n") + 2;
    while (line < end) {
      int next = request.indexOf("\r\n", line) + 2;
      if (repeated(request, line)) {
        String header = request.substring(line, next - 2);
        reply.append(header);
        reply.append(header.startsWith("To:") && !header.contains("tag=") ? ";tag=b\r\n" : "\r\n");
      }
      line = next;
    }
    return reply
        .append("Contact: <sip:bench@127.0.0.1:")
        .append(callees.port())
        .append(">\r\n")
        .append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        .append("Content-Length: ")
        .append(body.length())
        .append("\r\n\r\n")
        .append(body)
        .toString();
  }

  private static boolean repeated(String request, int line) {
    return request.startsWith("Via:", line)
        || request.startsWith("From:", line)
        || request.startsWith("To:", line)
        || request.startsWith("Call-ID:", line)
        || request.startsWith("CSeq:", line)
        || request.startsWith("Record-Route:", line);
  }

  /** Makes one call after the other. */
  private final class Call {
    private final int slot;
    private int serial;
    private int caller;
    private int callee;
    private String branch;
    private String request;

    Call(int slot) {
      this.slot = slot;
    }

    void begin() throws IOException {
      serial = begun++;
      caller = serial % users;
      callee = (serial + 1) % users;
      say("INVITE", uri(), 1, to(), "", SDP);
    }

    /** Returns whether this message completes a call. */
    boolean hear(String message) throws IOException {
      if (!message.contains(branch) || message.startsWith("SIP/2.0 1")) {
        return false;
      }
      String to = "To: " + SipUsers.between(message, "To: ", '\r');
      if (message.startsWith("SIP/2.0 407")) {
        callers.send(message("ACK", uri(), 1, branch, to, "", ""));
        String credentials = SipUsers.credentials(message, caller, "INVITE", uri());
        say("INVITE", uri(), 2, to(), "Proxy-Authorization: " + credentials + "\r\n", SDP);
        return false;
      }
      if (!message.startsWith("SIP/2.0 200")) {
        callers.send(message("ACK", uri(), 2, branch, to, "", ""));
        failed++;
        begin();
        return false;
      }
      if (message.contains("BYE\r\n")) {
        begin();
        return true;
      }
      String contact = SipUsers.between(message, "Contact: <", '>');
      String route = "Route: " + SipUsers.between(message, "Record-Route: ", '\r') + "\r\n";
      callers.send(message("ACK", contact, 2, branch(4), to, route, ""));
      say("BYE", contact, 3, to, route, "");
      return false;
    }

    private String uri() {
      return "sip:" + SipUsers.name(callee) + "@" + SipUsers.DOMAIN;
    }

    private String to() {
      return "To: <" + uri() + ">";
    }

    private String branch(int step) {
      return "z9hG4bKc" + callers.port() + "." + serial + "." + step + ";";
    }

    private void say(String method, String uri, int cseq, String to, String headers, String body)
        throws IOException {
      branch = branch(cseq);
      request = message(method, uri, cseq, branch, to, headers, body);
      callers.send(request);
    }

    private String message(
        String method, String uri, int cseq, String via, String to, String headers, String body) {
      return """
          %s %s SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:%d;branch=%srport
          Max-Forwards: 70
          From: <sip:%s@%s>;tag=a
          %s
          Call-ID: %d-%d-%d
          CSeq: %d %s
          Contact: <sip:%s@127.0.0.1:%d>
          %s%sContent-Length: %d

          %s"""
          .replace("\n", "\r\n")
          .formatted(
              method,
              uri,
              callers.port(),
              via,
              SipUsers.name(caller),
              SipUsers.DOMAIN,
              to,
              slot,
              serial,
              callers.port(),
              cseq,
              method,
              SipUsers.name(caller),
              callers.port(),
              headers,
              body.isEmpty() ? "" : "Content-Type: application/sdp\r\n",
              body.length(),
              body);
    }
  }
}
