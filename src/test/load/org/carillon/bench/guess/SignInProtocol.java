package org.carillon.bench.guess;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;
import javax.net.ssl.SSLSocket;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/** A protocol by which a password can be tried. */
enum SignInProtocol {
  IMAP("imap", "") {
    @Override
    String tried(String name, String password) {
      return "a LOGIN " + name + " \"" + password + "\"\r\n";
    }
  },
  POP3("pop3", "") {
    @Override
    String tried(String name, String password) {
      return "AUTH PLAIN " + plain(name, password) + "\r\n";
    }
  },
  SUBMISSION("submission", "EHLO client.test\r\n") {
    @Override
    String tried(String name, String password) {
      return "AUTH PLAIN " + plain(name, password) + "\r\n";
    }
  },
  MANAGESIEVE("managesieve", "") {
    @Override
    String tried(String name, String password) {
      return "AUTHENTICATE \"PLAIN\" \"" + plain(name, password) + "\"\r\n";
    }
  },
  REST("https", "") {
    @Override
    String tried(String name, String password) {
      return "GET /api/v1/accounts/"
          + name
          + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
          + CarillonServer.basic(name, password)
          + "\r\n\r\n";
    }
  };

  private static final int PATIENCE = 20_000;

  private final String service;
  private final String before;

  SignInProtocol(String service, String before) {
    this.service = service;
    this.before = before;
  }

  abstract String tried(String name, String password);

  private static String plain(String name, String password) {
    return Base64.getEncoder().encodeToString(("\0" + name + "\0" + password).getBytes(UTF_8));
  }

  /**
   * Tries a password.
   *
   * @param from the client's address, on loopback
   * @return whether it was accepted
   */
  boolean opens(CarillonServer server, String from, String name, String password)
      throws IOException {
    try (Socket plain = new Socket()) {
      plain.bind(new InetSocketAddress(from, 0));
      plain.connect(new InetSocketAddress("127.0.0.1", server.port(service)), PATIENCE);
      plain.setSoTimeout(PATIENCE);
      Socket socket = this == REST ? encrypted(plain) : plain;
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      socket.getOutputStream().write((before + tried(name, password)).getBytes(UTF_8));
      return admitted(in);
    }
  }

  private static Socket encrypted(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            TrustingHttp.context().getSocketFactory().createSocket(plain, "localhost", 443, true);
    socket.startHandshake();
    return socket;
  }

  /** Reads until the response to the password. */
  private boolean admitted(BufferedReader in) throws IOException {
    boolean greeted = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (this) {
        case IMAP -> {
          if (line.startsWith("a ")) {
            return line.startsWith("a OK");
          }
        }
        case POP3 -> {
          if (greeted || line.startsWith("-ERR")) {
            return line.startsWith("+OK");
          }
          greeted = true;
        }
        case SUBMISSION -> {
          if (!line.startsWith("2") || line.startsWith("235")) {
            return line.startsWith("235");
          }
        }
        case MANAGESIEVE -> {
          if (line.startsWith("NO") || line.startsWith("BYE")) {
            return false;
          }
          if (line.startsWith("OK")) {
            if (greeted) {
              return true;
            }
            greeted = true;
          }
        }
        case REST -> {
          return line.startsWith("HTTP/1.1 200");
        }
      }
    }
    return false;
  }
}
