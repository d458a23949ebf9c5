package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;

/** The script commands of a signed-in client (RFC 5804 §2.5 to §2.12). */
final class ScriptCommands {
  private final ScriptAccess access;
  private final ManageSieveWriter writer;
  private final Caller caller;
  private final ScriptOwner owner;

  ScriptCommands(ScriptAccess access, ManageSieveWriter writer, Caller caller) {
    this.access = access;
    this.writer = writer;
    this.caller = caller;
    this.owner = new ScriptOwner.Account(caller.account());
  }

  ManageSieveReply haveSpace(ManageSieveCommand command) {
    Optional<String> name = command.text(0);
    OptionalLong octets = command.number(1);
    if (command.arguments().size() != 2 || name.isEmpty() || octets.isEmpty()) {
      return new ManageSieveReply.Bad("Syntax: HAVESPACE name size");
    }
    return said(
        access.haveSpace(caller, owner, name.get(), octets.getAsLong()),
        "Quota allows this script");
  }

  ManageSieveReply put(ManageSieveCommand command) {
    Optional<String> name = command.text(0);
    if (!command.hasStrings(2) || name.isEmpty()) {
      return new ManageSieveReply.Bad("Syntax: PUTSCRIPT name script");
    }
    return warned(
        change(name.get(), ScriptChange.text(command.octets(1))),
        "Script stored",
        command.octets(1));
  }

  ManageSieveReply check(ManageSieveCommand command) {
    if (!command.hasStrings(1)) {
      return new ManageSieveReply.Bad("Syntax: CHECKSCRIPT script");
    }
    return warned(
        access.check(caller, owner, command.octets(0)), "Script is valid", command.octets(0));
  }

  ManageSieveReply list() throws IOException {
    return switch (access.list(caller, owner)) {
      case Answer.Failed<List<StoredScript>>(var failure) -> ManageSieveErrors.reply(failure);
      case Answer.Done<List<StoredScript>>(List<StoredScript> scripts) -> {
        for (StoredScript script : scripts) {
          writer.string(script.name());
          writer.plain(script.use() == ScriptUse.ACTIVE ? " ACTIVE" : "");
          writer.end();
        }
        yield new ManageSieveReply.Ok("Completed");
      }
    };
  }

  ManageSieveReply get(ManageSieveCommand command) throws IOException {
    Optional<String> name = command.text(0);
    if (!command.hasStrings(1) || name.isEmpty()) {
      return new ManageSieveReply.Bad("Syntax: GETSCRIPT name");
    }
    return switch (access.read(caller, owner, name.get())) {
      case Answer.Failed<ScriptWithText>(var failure) -> ManageSieveErrors.reply(failure);
      case Answer.Done<ScriptWithText>(ScriptWithText script) -> {
        writer.literal(script.text());
        yield new ManageSieveReply.Ok("Completed");
      }
    };
  }

  ManageSieveReply setActive(ManageSieveCommand command) {
    Optional<String> name = command.text(0);
    if (!command.hasStrings(1) || name.isEmpty()) {
      return new ManageSieveReply.Bad("Syntax: SETACTIVE name");
    }
    return name.get().isEmpty()
        ? said(access.useNone(caller, owner), "No script is active")
        : said(change(name.get(), ScriptChange.use(ScriptUse.ACTIVE)), "Script is active");
  }

  ManageSieveReply delete(ManageSieveCommand command) {
    Optional<String> name = command.text(0);
    if (!command.hasStrings(1) || name.isEmpty()) {
      return new ManageSieveReply.Bad("Syntax: DELETESCRIPT name");
    }
    return said(access.delete(caller, owner, name.get(), OptionalLong.empty()), "Script deleted");
  }

  ManageSieveReply rename(ManageSieveCommand command) {
    Optional<String> name = command.text(0);
    Optional<String> newName = command.text(1);
    if (!command.hasStrings(2) || name.isEmpty() || newName.isEmpty()) {
      return new ManageSieveReply.Bad("Syntax: RENAMESCRIPT old-name new-name");
    }
    return said(change(name.get(), ScriptChange.name(newName.get())), "Script renamed");
  }

  private Answer<StoredScript> change(String name, ScriptChange change) {
    return access.change(caller, owner, name, change);
  }

  private ManageSieveReply warned(Answer<?> answer, String text, byte[] script) {
    ManageSieveReply said = said(answer, text);
    if (!(said instanceof ManageSieveReply.Ok)) {
      return said;
    }
    List<String> doubts = access.doubts(caller, owner, script);
    return doubts.isEmpty() ? said : new ManageSieveReply.OkWarnings(String.join("\r\n", doubts));
  }

  private static ManageSieveReply said(Answer<?> answer, String text) {
    return answer
        .asFailure()
        .map(ManageSieveErrors::reply)
        .orElseGet(() -> new ManageSieveReply.Ok(text));
  }
}
