package org.carillon.contract.script;

import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Scripts, as ManageSieve (RFC 5804), REST and administration work with them. A script that is kept
 * was found to be right: one with errors is refused, as {@code Invalid} or {@code SeveralInvalid}
 * of the field {@code script}, each error with its line. What is used is used by the next message.
 */
public interface ScriptAccess {

  /** The code of a refusal: there are as many scripts as there may be. */
  String TOO_MANY = "too-many-scripts";

  /** The code of a refusal: a script in use is not deleted (RFC 5804 §2.10). */
  String IN_USE = "in-use";

  /** What the owner's scripts may require (RFC 5804 §1.7), in the order of the letters. */
  Set<String> capabilities(ScriptOwner owner);

  /** All of an owner's, in the order of their names. */
  Answer<List<StoredScript>> list(Caller caller, ScriptOwner owner);

  /** One as it was written. */
  Answer<String> read(Caller caller, ScriptOwner owner, String name);

  /** Whether these octets are a script that the owner may have. */
  Answer<Void> check(Caller caller, ScriptOwner owner, byte[] script);

  /** Whether a script of that name and length could be kept (RFC 5804 §2.5). */
  Answer<Void> haveSpace(Caller caller, ScriptOwner owner, String name, long octets);

  /** Keeps one, instead of the one of that name. */
  Answer<Void> put(Caller caller, ScriptOwner owner, String name, byte[] script);

  /** Uses one, instead of the one that was used so; {@code NONE}: it is used no more. */
  Answer<Void> use(Caller caller, ScriptOwner owner, String name, ScriptUse use);

  /** Uses none of an owner's scripts. */
  Answer<Void> useNone(Caller caller, ScriptOwner owner);

  /** Gives one another name (RFC 5804 §2.11). */
  Answer<Void> rename(Caller caller, ScriptOwner owner, String name, String newName);

  /** Deletes one that is not in use. */
  Answer<Void> delete(Caller caller, ScriptOwner owner, String name);
}
