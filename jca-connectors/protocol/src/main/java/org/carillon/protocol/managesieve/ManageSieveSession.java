package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/** One client's ManageSieve session, from greeting to end, on the thread that runs it. */
public final class ManageSieveSession {
  private final Connection connection;
  private final Wire wire;
  private final ScriptAccess access;
  private final ManageSieveReader reader;
  private final ManageSieveWriter writer;
  private final ManageSieveAuthentication authentication;
  private final BadCommands badCommands;
  private boolean over;

  /** Creates a session; {@link #run} runs it. */
  public ManageSieveSession(Connection connection, ScriptAccess access, Sessions sessions) {
    this.connection = connection;
    this.wire = connection.wire();
    this.access = access;
    this.reader = new ManageSieveReader(wire);
    this.writer = new ManageSieveWriter(wire);
    this.authentication = new ManageSieveAuthentication(connection, sessions, reader, writer);
    this.badCommands = new BadCommands(connection.limits().badCommands());
  }

  /** Runs until one side ends the session; throws when the connection breaks. */
  public void run() throws IOException {
    wire.patience(connection.limits().preAuthenticationIdle());
    try {
      capabilities();
      writer.outcome("OK", "", "Carillon is ready");
      while (!over) {
        answer(bounded(next()));
      }
    } catch (PeerSilentException e) {
      answer(leave(new Input.Silent()));
    } catch (MemoryLimitException e) {
      answer(new ManageSieveReply.Bye("TRYLATER", "Not enough free memory, try again later"));
    } catch (RuntimeException e) {
      answer(new ManageSieveReply.Bye("TRYLATER", "Internal server error"));
      throw e;
    } finally {
      wire.flush();
    }
  }

  private ManageSieveReply next() throws IOException {
    return switch (reader.command()) {
      case ManageSieveReader.Read.Command(ManageSieveCommand command) -> timed(command);
      case ManageSieveReader.Read.Malformed(String why) -> new ManageSieveReply.Bad(why);
      case ManageSieveReader.Read.TooLong _ ->
          new ManageSieveReply.Bye("QUOTA/MAXSIZE", "String is too long");
      case ManageSieveReader.Read.Other(Input input) -> leave(input);
    };
  }

  private ManageSieveReply timed(ManageSieveCommand command) throws IOException {
    long begin = System.nanoTime();
    Optional<CommandEntry<ManageSievePhase, ManageSieveSession, ManageSieveHandler>> entry =
        ManageSieveCommands.TABLE.find(command.verb());
    ManageSieveReply reply =
        entry.isPresent() && entry.get().states().contains(phase())
            ? entry.get().command().run(this, command)
            : new ManageSieveReply.Bad(
                authentication.isSignedIn()
                    ? "Unknown command, or not allowed after authentication"
                    : "Unknown command, or not allowed before authentication");
    // Metrics count known verbs only.
    String verb = entry.map(CommandEntry::verb).orElse("UNKNOWN");
    boolean ok =
        !(reply instanceof ManageSieveReply.No) && !(reply instanceof ManageSieveReply.Bad);
    connection.log().command(verb, System.nanoTime() - begin, ok);
    return reply;
  }

  private ManageSievePhase phase() {
    return authentication.isSignedIn()
        ? ManageSievePhase.AUTHENTICATED
        : ManageSievePhase.NON_AUTHENTICATED;
  }

  ManageSieveAuthentication authentication() {
    return authentication;
  }

  ScriptCommands scripts() {
    return new ScriptCommands(access, writer, authentication.caller());
  }

  ManageSieveReply capability() throws IOException {
    capabilities();
    return new ManageSieveReply.Ok("Completed");
  }

  /** Writes the capabilities (RFC 5804 §1.7). */
  private void capabilities() throws IOException {
    long account = authentication.isSignedIn() ? authentication.caller().account() : 0;
    writer.capability("IMPLEMENTATION", "Carillon");
    writer.capability(
        "SASL",
        authentication.isSignedIn() ? "" : Mechanism.announce(authentication.saslPeer(), "", " "));
    ScriptOwner owner = new ScriptOwner.Account(account);
    List<String> language = List.copyOf(access.capabilities(owner));
    writer.capability("SIEVE", String.join(" ", language));
    if (language.contains("extlists")) {
      writer.capability("EXTLISTS", "tag urn");
    }
    if (authentication.mayStartTls()) {
      writer.capability("STARTTLS");
    }
    writer.capability("MAXREDIRECTS", Integer.toString(access.redirects(owner)));
    writer.capability("NOTIFY", "mailto");
    if (authentication.isSignedIn()) {
      writer.capability("OWNER", authentication.caller().name());
    }
    writer.capability("UNAUTHENTICATE");
    writer.capability("VERSION", "1.0");
  }

  /** NOOP returns the client's text (RFC 5804 §2.13). */
  static ManageSieveReply noop(ManageSieveSession session, ManageSieveCommand command) {
    Optional<String> tag = command.text(0);
    if (command.arguments().isEmpty()) {
      return new ManageSieveReply.Ok("Done");
    }
    return command.hasStrings(1) && tag.isPresent()
        ? new ManageSieveReply.OkCode(tag.get(), "Done")
        : new ManageSieveReply.Bad("Syntax: NOOP string");
  }

  /** Ends the session of a client that sends too many invalid commands. */
  private ManageSieveReply bounded(ManageSieveReply reply) {
    return switch (reply) {
      case ManageSieveReply.Bad _, ManageSieveReply.No _
          when (reply instanceof ManageSieveReply.Bad || !authentication.isSignedIn())
              && badCommands.another() ->
          new ManageSieveReply.Bye("", "Too many invalid commands");
      case ManageSieveReply.Bad _,
          ManageSieveReply.No _,
          ManageSieveReply.BeginTls _,
          ManageSieveReply.Bye _,
          ManageSieveReply.Goodbye _,
          ManageSieveReply.Gone _ ->
          reply;
      case ManageSieveReply.Ok _,
          ManageSieveReply.OkCode _,
          ManageSieveReply.OkWarnings _,
          ManageSieveReply.SignedIn _ -> {
        if (authentication.isSignedIn()) {
          badCommands.forget();
        }
        yield reply;
      }
    };
  }

  private void answer(ManageSieveReply reply) throws IOException {
    switch (reply) {
      case ManageSieveReply.Ok(String text) -> writer.outcome("OK", "", text);
      case ManageSieveReply.OkCode(String tag, String text) -> {
        writer.plain("OK (TAG ");
        writer.string(tag);
        writer.plain(") ");
        writer.string(text);
        writer.end();
      }
      case ManageSieveReply.OkWarnings(String warnings) ->
          writer.outcome("OK", "WARNINGS", warnings);
      case ManageSieveReply.No(String code, String text) -> writer.outcome("NO", code, text);
      case ManageSieveReply.Bad(String text) -> writer.outcome("NO", "", text);
      case ManageSieveReply.SignedIn(Optional<byte[]> last) -> signedIn(last);
      case ManageSieveReply.BeginTls() -> {
        writer.outcome("OK", "", "Begin TLS negotiation now");
        wire.startTls();
        // Capabilities sent in the clear are void (RFC 5804 §2.2).
        capabilities();
        writer.outcome("OK", "", "TLS negotiation successful");
      }
      case ManageSieveReply.Bye(String code, String text) -> {
        over = true;
        writer.outcome("BYE", code, text);
      }
      case ManageSieveReply.Goodbye() -> {
        over = true;
        writer.outcome("OK", "", "Goodbye");
      }
      case ManageSieveReply.Gone() -> over = true;
    }
  }

  private void signedIn(Optional<byte[]> last) throws IOException {
    writer.outcome(
        "OK",
        last.map(octets -> "SASL \"" + Base64.getEncoder().encodeToString(octets) + "\"")
            .orElse(""),
        "Signed in");
  }

  /** The last reply when the client fell silent or left, or the server stops. */
  static ManageSieveReply leave(Input how) {
    return switch (how) {
      case Input.Silent() -> new ManageSieveReply.Bye("", "Idle timeout");
      case Input.Stopping() -> new ManageSieveReply.Bye("TRYLATER", "Server is shutting down");
      case Input.Dismissed() ->
          new ManageSieveReply.Bye("", "Sign-in is no longer valid, sign in again");
      case Input.End(), Input.Line _, Input.TooLong _, Input.BareEnding() ->
          new ManageSieveReply.Gone();
    };
  }
}
