package org.carillon.filter.milter;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import org.carillon.filter.MessageContext;

/** The macros that a filter gets at each step, with sendmail's names. */
record Macros(MessageContext context) {

  List<String> connect() {
    String client = context.client().getHostAddress();
    return List.of(
        "j",
        context.host(),
        "{daemon_name}",
        "carillon",
        "v",
        "Carillon",
        "_",
        "[" + client + "]",
        "{client_addr}",
        client,
        "{client_name}",
        "unknown",
        "{client_connections}",
        "1");
  }

  List<String> helo() {
    int space = context.tls().indexOf(' ');
    return space < 0
        ? List.of()
        : List.of(
            "{tls_version}",
            context.tls().substring(0, space),
            "{cipher}",
            context.tls().substring(space + 1));
  }

  List<String> mail() {
    List<String> all = new ArrayList<>();
    all.addAll(rest());
    all.addAll(List.of("r", context.protocol(), "s", context.helo()));
    all.addAll(List.of("{mail_addr}", context.from(), "{mail_mailer}", "smtp"));
    context
        .user()
        .ifPresent(user -> all.addAll(List.of("{auth_type}", "PLAIN", "{auth_authen}", user)));
    return all;
  }

  List<String> recipient(String to) {
    List<String> all = new ArrayList<>(rest());
    all.addAll(List.of("{rcpt_addr}", to, "{rcpt_mailer}", "smtp"));
    return all;
  }

  /** Returns the message's id, once it has one. */
  List<String> rest() {
    return context.trace().isEmpty() ? List.of() : List.of("i", context.trace());
  }

  /** Returns the address family as SMFIC_CONNECT encodes it. */
  char family() {
    return context.client() instanceof Inet6Address ? '6' : '4';
  }
}
