package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.contract.call.DigestAlgorithm;

/** A party in a transcript: remembers its messages for the next; headers replace defaults. */
final class Party {
  private static final String DOMAIN = MemoryCallControl.DOMAIN;

  private final String name;
  private final String user;
  private final Phone phone;
  private final Map<String, Heard> asked = new HashMap<>();
  private Heard lastAsked;
  private Heard challenge;
  private Sent invite;
  private Sent last;
  private Heard refusal;
  private Dialog dialog;
  private int made;
  private int cseq;
  private int nonceCount;

  /** The parts of a request that later messages need. */
  private record Sent(String method, String uri, Map<String, List<String>> headers, String text) {
    String header(String header) {
      return headers.get(header).getFirst();
    }
  }

  /** A dialog set up by an INVITE and its response (RFC 3261 §12.1). */
  private record Dialog(
      String target, List<String> routes, String from, String to, String callId, int first) {}

  Party(String name, String user, Phone phone) {
    this.name = name;
    this.user = user;
    this.phone = phone;
  }

  Phone phone() {
    return phone;
  }

  String user() {
    return user;
  }

  /** Sends a response, to the last request or the last of a method, or a request. */
  void say(String what, List<String> given) {
    if (what.equals("again")) {
      phone.say(last.text());
    } else if (Character.isDigit(what.charAt(0))) {
      respond(what, given);
    } else {
      request(what, given);
    }
  }

  private void respond(String what, List<String> given) {
    int to = what.indexOf(" to ");
    String status = to < 0 ? what : what.substring(0, to);
    Heard request = to < 0 ? lastAsked : asked.get(what.substring(to + 4));
    assertThat(request).as("a request for " + what).isNotNull();
    boolean inviting = request.header("CSeq").endsWith(" INVITE");
    boolean makes = inviting && status.compareTo("180") >= 0 && status.compareTo("300") < 0;
    String contact = makes ? "Contact: " + phone.contact(user) + "\n" : "";
    StringBuilder more = new StringBuilder(contact);
    given.stream()
        .filter(line -> !line.startsWith("| "))
        .forEach(line -> more.append(line).append('\n'));
    String body =
        given.stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
    if (!body.isEmpty()) {
      more.append('\n').append(body);
    }
    String reply = request.reply(status, name, more.toString());
    if (inviting && status.startsWith("2")) {
      dialog =
          new Dialog(
              request.contactUri(),
              request.headers("Record-Route"),
              new Heard(reply).header("To"),
              request.header("From"),
              request.header("Call-ID"),
              0);
      cseq = 0;
    }
    phone.say(reply);
  }

  private void request(String what, List<String> given) {
    String[] words = what.split(" ", 2);
    Map<String, List<String>> headers =
        words.length == 1 ? within(words[0]) : outside(words[0], words[1], given);
    String uri = words.length == 1 ? target(words[0]) : words[1];
    List<String> body = new ArrayList<>();
    Map<String, List<String>> replaced = new HashMap<>();
    for (String line : given) {
      if (line.startsWith("| ")) {
        body.add(line.substring(2));
      } else if (line.startsWith("credentials")) {
        proof(words[0], uri, line).forEach((header, value) -> headers.put(header, List.of(value)));
      } else {
        int colon = line.indexOf(':');
        replaced
            .computeIfAbsent(line.substring(0, colon), header -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    headers.putAll(replaced);
    StringBuilder text = new StringBuilder(words[0] + " " + uri + " SIP/2.0\n");
    headers.forEach(
        (header, values) ->
            values.stream()
                .filter(value -> !value.isEmpty())
                .forEach(value -> text.append(header).append(": ").append(value).append('\n')));
    if (!body.isEmpty()) {
      text.append('\n').append(String.join("\n", body));
    }
    last = new Sent(words[0], uri, headers, text.toString());
    if (words[0].equals("INVITE")) {
      invite = last;
    }
    phone.say(last.text());
  }

  /** Returns the credentials for the last challenge: {@code credentials: USER PASSWORD}. */
  private Map<String, String> proof(String method, String uri, String line) {
    String[] words = line.split(" ", -1);
    String who = words.length > 1 ? words[1] : user;
    String password = words.length > 2 ? words[2] : MemoryCallControl.password(who);
    assertThat(challenge).as("a challenge for " + name).isNotNull();
    boolean proxy = challenge.text().startsWith("SIP/2.0 407");
    String header =
        Phone.credentials(
            challenge,
            proxy ? "Proxy-Authorization" : "Authorization",
            who,
            password,
            method,
            uri,
            ++nonceCount,
            DigestAlgorithm.MD5);
    int colon = header.indexOf(':');
    return Map.of(header.substring(0, colon), header.substring(colon + 1).strip());
  }

  /** A request outside a dialog; one with credentials answers the last challenge. */
  private Map<String, List<String>> outside(String method, String uri, List<String> given) {
    boolean register = method.equals("REGISTER");
    boolean repeats = given.stream().anyMatch(line -> line.startsWith("credentials"));
    String own = "<sip:" + user + "@" + DOMAIN + ">";
    Map<String, List<String>> headers = begun(method, ++cseq);
    headers.put("From", List.of(own + ";tag=" + name));
    headers.put("To", List.of(register ? own : "<" + uri + ">"));
    headers.put(
        "Call-ID",
        List.of(
            register
                ? "registration-" + name
                : repeats ? last.header("Call-ID") : name + "-" + ++made));
    if (method.equals("INVITE")) {
      headers.put("Contact", List.of(phone.contact(user)));
    }
    return headers;
  }

  private Map<String, List<String>> begun(String method, int number) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Via", List.of(via()));
    headers.put("CSeq", List.of(number + " " + method));
    return headers;
  }

  private String via() {
    return "SIP/2.0/%s %s:%d;branch=%s;rport"
        .formatted(
            phone.flow().transport(),
            phone.flow().remote().getHostString(),
            phone.flow().remote().getPort(),
            Phone.branch());
  }

  private String target(String method) {
    return ofInvite(method) ? invite.uri() : dialog.target();
  }

  /** Returns true for parts of the INVITE: a CANCEL, or ACK of a refusal (§9.1, §17.1.1.3). */
  private boolean ofInvite(String method) {
    return method.equals("CANCEL") || method.equals("ACK") && refusal != null;
  }

  private Map<String, List<String>> within(String method) {
    if (ofInvite(method)) {
      int number = Integer.parseInt(invite.header("CSeq").split(" ")[0]);
      Map<String, List<String>> headers = begun(method, number);
      headers.put("Via", List.of(invite.header("Via")));
      headers.put("From", List.of(invite.header("From")));
      headers.put("To", List.of(method.equals("ACK") ? refusal.header("To") : invite.header("To")));
      headers.put("Call-ID", List.of(invite.header("Call-ID")));
      return headers;
    }
    assertThat(dialog).as("a dialog of " + name).isNotNull();
    int number = method.equals("ACK") ? dialog.first() : ++cseq;
    Map<String, List<String>> headers = begun(method, number);
    headers.put("Route", dialog.routes());
    headers.put("From", List.of(dialog.from()));
    headers.put("To", List.of(dialog.to()));
    headers.put("Call-ID", List.of(dialog.callId()));
    return headers;
  }

  /** Receives and remembers a message. */
  Heard hear() {
    Heard heard = phone.hear("");
    String[] cseqOf = heard.header("CSeq").split(" ");
    if (!heard.text().startsWith("SIP/2.0 ")) {
      lastAsked = heard;
      asked.put(heard.text().substring(0, heard.text().indexOf(' ')), heard);
      return heard;
    }
    int status = Integer.parseInt(heard.text().substring(8, 11));
    if (status == 401 || status == 407) {
      challenge = heard;
      nonceCount = 0;
    }
    if (cseqOf[1].equals("INVITE") && status >= 200) {
      refusal = status >= 300 ? heard : null;
      if (status < 300) {
        dialog =
            new Dialog(
                heard.contactUri(),
                heard.headers("Record-Route").reversed(),
                heard.header("From"),
                heard.header("To"),
                heard.header("Call-ID"),
                Integer.parseInt(cseqOf[0]));
      }
    }
    return heard;
  }
}
