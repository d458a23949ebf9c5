package org.carillon.contract.script;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change of a script, made completely or not at all.
 *
 * @param version the version to change; empty for any version
 * @param text the new text, in UTF-8
 * @param use the new use
 * @param name the new name
 */
public record ScriptChange(
    OptionalLong version, Optional<byte[]> text, Optional<ScriptUse> use, Optional<String> name) {

  /** Returns a change of the text of any version. */
  public static ScriptChange text(byte[] text) {
    return new ScriptChange(
        OptionalLong.empty(), Optional.of(text), Optional.empty(), Optional.empty());
  }

  /** Returns a change of the use of any version. */
  public static ScriptChange use(ScriptUse use) {
    return new ScriptChange(
        OptionalLong.empty(), Optional.empty(), Optional.of(use), Optional.empty());
  }

  /** Returns a change of the name of any version. */
  public static ScriptChange name(String name) {
    return new ScriptChange(
        OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.of(name));
  }
}
