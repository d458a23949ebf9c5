package org.carillon.bench.meeting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another mail server, at a free loopback port, which keeps the meetings it receives. */
final class MeetingMailSink implements AutoCloseable {
  private static final int WAITING = 100;
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");

  private final ServerSocket listening;
  private final List<Told> told = new CopyOnWriteArrayList<>();

  /**
   * A message about a meeting.
   *
   * @param id its Message-ID
   * @param to its recipient
   * @param object the iCalendar object, with its lines unfolded
   */
  record Told(String id, String to, String object) {
    String value(String name) {
      return new CalendarClient.Copy("", object).value(name);
    }
  }

  MeetingMailSink() throws IOException {
    listening = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  List<Told> told() {
    return told;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream()) {
      say(out, "220 caught.test ESMTP");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
        switch (verb) {
          case "RCPT" -> {
            to = line.replaceAll(".*<([^>]*)>.*", "$1");
            say(out, "250 yes");
          }
          case "DATA" -> {
            say(out, "354 go on");
            StringBuilder text = new StringBuilder();
            for (String each = in.readLine();
                each != null && !each.equals(".");
                each = in.readLine()) {
              text.append(each.startsWith(".") ? each.substring(1) : each).append('\n');
            }
            keep(to, text.toString());
            say(out, "250 kept");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 yes");
        }
      }
    } catch (IOException broken) {
      return;
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void keep(String to, String message) {
    Matcher id = MESSAGE_ID.matcher(message);
    object(message)
        .ifPresent(
            object ->
                told.add(new Told(id.find() ? id.group(1) : "none " + told.size(), to, object)));
  }

  /** The first part that is a calendar, in any encoding. */
  private static Optional<String> object(String message) {
    int at = message.indexOf("text/calendar");
    int begin = at < 0 ? -1 : message.indexOf("\n\n", at);
    if (begin < 0) {
      return Optional.empty();
    }
    int header = message.lastIndexOf("\n\n", at) + 1;
    String fields = message.substring(header, begin).toLowerCase(Locale.ROOT);
    int end = message.indexOf("\n--", begin);
    String body = message.substring(begin + 2, end < 0 ? message.length() : end);
    String text =
        fields.contains("base64")
            ? new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)
            : fields.contains("quoted-printable")
                ? body.replace("=\n", "").replace("=3D", "=").replace("=0D", "")
                : body;
    return Optional.of(text.replaceAll("\r?\n[ \t]", ""));
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
