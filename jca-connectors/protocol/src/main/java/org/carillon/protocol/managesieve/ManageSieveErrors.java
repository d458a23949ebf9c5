package org.carillon.protocol.managesieve;

import java.util.stream.Collectors;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.script.ScriptAccess;

/** Maps every failure to a NO with its response code (RFC 5804 §1.3). */
final class ManageSieveErrors {
  private ManageSieveErrors() {}

  static ManageSieveReply reply(Failure failure) {
    return switch (failure) {
      case Failure.TryLater _ -> no("TRYLATER", "Temporarily unavailable, try again later");
      case Failure.NotFound _ -> no("NONEXISTENT", "Script does not exist");
      case Failure.Taken(_, String code, String message, _) ->
          no(code.equals(ScriptAccess.IN_USE) ? "ACTIVE" : "ALREADYEXISTS", message);
      case Failure.LimitReached(_, long most) ->
          no("QUOTA/MAXSIZE", "A script has " + most + " octets at most");
      case Failure.Invalid(_, String code, String message, _, _) ->
          no(code.equals(ScriptAccess.TOO_MANY) ? "QUOTA/MAXSCRIPTS" : "", message);
      case Failure.SeveralInvalid several ->
          no(
              "",
              several.each().stream()
                  .map(Failure.Invalid::message)
                  .collect(Collectors.joining("\r\n")));
      case Failure.NotAllowed(_, String message) -> no("", message);
      case Failure.Outdated _ -> no("TRYLATER", "Changed by another session meanwhile");
      case Failure.Damaged(String message) -> no("", message);
    };
  }

  private static ManageSieveReply no(String code, String text) {
    return new ManageSieveReply.No(code, text);
  }
}
