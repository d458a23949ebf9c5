package org.carillon.contract.script;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * The Sieve scripts, as ManageSieve (RFC 5804), REST and administration use them. A stored script
 * is valid: a script with errors is refused as {@code Invalid} or {@code SeveralInvalid} of the
 * field {@code script}, each error with its place. A change of the active script applies from the
 * next message on.
 */
public interface ScriptAccess {

  /** The failure code if the owner already has the maximum number of scripts. */
  String TOO_MANY = "too-many-scripts";

  /** The failure code if a script can't be deleted because it is in use (RFC 5804 §2.10). */
  String IN_USE = "in-use";

  /** Returns the extensions that the owner's scripts may require (RFC 5804 §1.7), sorted. */
  Set<String> capabilities(ScriptOwner owner);

  /** Returns the maximum number of redirects that a script may make (RFC 5804 §1.7). */
  int redirects(ScriptOwner owner);

  /** Returns all scripts of an owner, ordered by name. */
  Answer<List<StoredScript>> list(Caller caller, ScriptOwner owner);

  Answer<ScriptWithText> read(Caller caller, ScriptOwner owner, String name);

  /** Checks whether these octets are a valid script that the owner may have. */
  Answer<Void> check(Caller caller, ScriptOwner owner, byte[] script);

  /**
   * Returns warnings about parts of a script that are probably not intended, each with its place,
   * for the user who uploads it (RFC 5804 §1.3). There are none for a script that is refused.
   */
  List<String> doubts(Caller caller, ScriptOwner owner, byte[] script);

  /** Checks whether a script of that name and length could be stored (RFC 5804 §2.5). */
  Answer<Void> haveSpace(Caller caller, ScriptOwner owner, String name, long octets);

  /**
   * Changes a script. If the change has a text, a missing script is created; otherwise there has to
   * be one. A script that is put to a use replaces the script that had this use; {@code NONE} ends
   * its use.
   *
   * @return the script after the change
   */
  Answer<StoredScript> change(Caller caller, ScriptOwner owner, String name, ScriptChange change);

  /** Deactivates all of an owner's scripts. */
  Answer<Void> useNone(Caller caller, ScriptOwner owner);

  /** Deletes a script that is not in use, in this version or, if empty, in any. */
  Answer<Void> delete(Caller caller, ScriptOwner owner, String name, OptionalLong version);
}
