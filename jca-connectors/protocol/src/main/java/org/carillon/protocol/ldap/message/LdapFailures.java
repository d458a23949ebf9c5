package org.carillon.protocol.ldap.message;

import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Failure;

/** Maps every failure to a result code (RFC 4511 appendix A). */
public final class LdapFailures {
  private LdapFailures() {}

  public static LdapResult outcome(Failure failure) {
    return switch (failure) {
      case Failure.TryLater(String message) -> LdapResult.of(ResultCode.UNAVAILABLE, message);
      case Failure.NotFound notFound ->
          LdapResult.of(ResultCode.NO_SUCH_OBJECT, "There is no " + notFound.thing());
      case Failure.Taken(_, String code, String message, _) ->
          LdapResult.of(
              switch (code) {
                case Failure.Taken.NAME -> ResultCode.ENTRY_ALREADY_EXISTS;
                case "has-accounts" -> ResultCode.NOT_ALLOWED_ON_NONLEAF;
                default -> ResultCode.UNWILLING_TO_PERFORM;
              },
              message);
      case Failure.LimitReached(var _, long most) ->
          LdapResult.of(ResultCode.ADMIN_LIMIT_EXCEEDED, "Limit of " + most + " reached");
      case Failure.Invalid(_, String code, String message, _, _) ->
          LdapResult.of(
                  code.equals("unknown-domain")
                      ? ResultCode.NO_SUCH_OBJECT
                      : ResultCode.CONSTRAINT_VIOLATION,
                  message)
              .because(code);
      case Failure.SeveralInvalid(List<Failure.Invalid> each) ->
          LdapResult.of(
              ResultCode.CONSTRAINT_VIOLATION,
              each.stream().map(Failure.Invalid::message).collect(Collectors.joining(" ")));
      case Failure.NotAllowed(_, String message) ->
          LdapResult.of(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, message);
      case Failure.Outdated _ ->
          LdapResult.of(ResultCode.BUSY, "Changed by another session meanwhile");
      case Failure.Damaged(String message) -> LdapResult.of(ResultCode.OTHER, message);
    };
  }
}
