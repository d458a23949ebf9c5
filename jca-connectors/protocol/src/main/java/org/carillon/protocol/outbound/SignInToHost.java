package org.carillon.protocol.outbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.queue.RelayRoute.Login;
import org.carillon.protocol.sasl.ScramClient;
import org.carillon.protocol.wire.Wire;

/** Signs in to a host (RFC 4954) by the strongest mechanism that it offers. */
final class SignInToHost {
  private static final int CHALLENGE = 334;
  private static final int SIGNED_IN = 235;

  private final Wire wire;
  private final ReplyReader replies;
  private final Duration patience;

  SignInToHost(Wire wire, ReplyReader replies, Duration patience) {
    this.wire = wire;
    this.replies = replies;
    this.patience = patience;
  }

  /**
   * Signs in. Passwords are sent only over an encrypted connection.
   *
   * @param mechanisms the mechanisms that the host offers, separated by spaces
   * @return why it failed; empty if it did not
   */
  Optional<String> signIn(Login login, String mechanisms) throws IOException {
    if (!wire.secure()) {
      return Optional.of("The connection is not encrypted, so the password was not sent");
    }
    Set<String> offered =
        new HashSet<>(List.of(mechanisms.toUpperCase(Locale.ROOT).trim().split("[ =]+")));
    for (ScramClient.Hash hash : ScramClient.Hash.values()) {
      if (offered.contains(hash.mechanism())) {
        return scram(hash, login);
      }
    }
    if (offered.contains("PLAIN")) {
      return result(ask("AUTH PLAIN " + encoded("\0" + login.user() + "\0" + login.password())));
    }
    if (offered.contains("LOGIN")) {
      return login(login);
    }
    return Optional.of("The host offers none of SCRAM-SHA-256, SCRAM-SHA-1, PLAIN and LOGIN");
  }

  private Optional<String> scram(ScramClient.Hash hash, Login login) throws IOException {
    var client = new ScramClient(hash, login.user(), login.password());
    RemoteReply first = ask("AUTH " + hash.mechanism() + " " + encoded(client.first()));
    if (first.code() != CHALLENGE) {
      return result(first);
    }
    Optional<String> answer = client.last(decoded(first));
    if (answer.isEmpty()) {
      ask("*");
      return Optional.of("The host's SCRAM challenge is malformed");
    }
    RemoteReply last = ask(encoded(answer.get()));
    // RFC 4954 §4: the server's final message comes as a challenge, answered by an empty line.
    if (last.code() != CHALLENGE) {
      return last.code() == SIGNED_IN
          ? Optional.of("The host did not prove that it knows the password")
          : result(last);
    }
    if (!client.isVerified(decoded(last))) {
      ask("*");
      return Optional.of("The host did not prove that it knows the password");
    }
    return result(ask(""));
  }

  private Optional<String> login(Login login) throws IOException {
    RemoteReply reply = ask("AUTH LOGIN");
    if (reply.code() == CHALLENGE) {
      reply = ask(encoded(login.user()));
    }
    return result(reply.code() == CHALLENGE ? ask(encoded(login.password())) : reply);
  }

  private RemoteReply ask(String line) throws IOException {
    wire.writeLine(line);
    return replies.next(patience);
  }

  private static Optional<String> result(RemoteReply reply) {
    return reply.code() == SIGNED_IN
        ? Optional.empty()
        : Optional.of("The host refuses the sign-in: " + reply.text());
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the text of a challenge; empty if it is malformed. */
  private static String decoded(RemoteReply challenge) {
    try {
      return new String(
          Base64.getDecoder().decode(challenge.lines().getFirst().trim()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
