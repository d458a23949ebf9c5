package org.carillon.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Phones that register with digest, several in parallel: REGISTER, 401, REGISTER with credentials,
 * 200. A request without a response within T1 is sent again.
 */
final class SipRegistrations {
  private final SipLine line;
  private final int users;
  private final List<Phone> phones = new ArrayList<>();
  private int begun;
  private int failed;

  /**
   * @param line the phones' line, and the server they register at
   * @param users the number of users
   * @param atOnce the number of parallel registrations
   */
  SipRegistrations(SipLine line, int users, int atOnce) {
    this.line = line;
    this.users = users;
    for (int i = 0; i < atOnce; i++) {
      phones.add(new Phone(i));
    }
  }

  /** Returns the registrations per second over that time. */
  double perSecond(double seconds) throws IOException {
    for (Phone phone : phones) {
      phone.begin();
    }
    long start = System.nanoTime();
    int done = 0;
    while (System.nanoTime() - start < seconds * 1e9) {
      done += step();
    }
    return done / ((System.nanoTime() - start) / 1e9);
  }

  /** Registers every user once. */
  void all() throws IOException {
    for (Phone phone : phones) {
      phone.begin();
    }
    for (int done = 0; done < users; ) {
      done += step();
    }
  }

  int failed() {
    return failed;
  }

  private int step() throws IOException {
    String message = line.receive();
    if (message.isEmpty()) {
      for (Phone phone : phones) {
        line.send(phone.request);
      }
      return 0;
    }
    int slot = Integer.parseInt(SipUsers.between(message, "Call-ID: ", '-'));
    return phones.get(slot).hear(message) ? 1 : 0;
  }

  /** A phone that registers one user after the other. */
  private final class Phone {
    private final int slot;
    private int user;
    private int serial;
    private String branch;
    private String request;

    Phone(int slot) {
      this.slot = slot;
    }

    void begin() throws IOException {
      serial = begun++;
      user = serial % users;
      say(1, "");
    }

    /** Returns whether this message completes a registration. */
    boolean hear(String message) throws IOException {
      if (!message.contains(branch)) {
        return false;
      }
      if (message.startsWith("SIP/2.0 401")) {
        String uri = "sip:" + SipUsers.DOMAIN;
        say(2, "Authorization: " + SipUsers.credentials(message, user, "REGISTER", uri) + "\r\n");
        return false;
      }
      boolean registered = message.startsWith("SIP/2.0 200");
      failed += registered ? 0 : 1;
      begin();
      return registered;
    }

    private void say(int cseq, String credentials) throws IOException {
      String address = "<sip:" + SipUsers.name(user) + "@" + SipUsers.DOMAIN + ">";
      branch = "z9hG4bKr" + line.port() + "." + serial + "." + cseq + ";";
      request =
          """
          REGISTER sip:%s SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:%d;branch=%srport
          Max-Forwards: 70
          From: %s;tag=t
          To: %s
          Call-ID: %d-%d-%d
          CSeq: %d REGISTER
          Contact: <sip:%s@127.0.0.1:%d>;expires=3600
          User-Agent: bench
          %sContent-Length: 0

          """
              .replace("\n", "\r\n")
              .formatted(
                  SipUsers.DOMAIN,
                  line.port(),
                  branch,
                  address,
                  address,
                  slot,
                  serial,
                  line.port(),
                  cseq,
                  SipUsers.name(user),
                  line.port(),
                  credentials);
      line.send(request);
    }
  }
}
