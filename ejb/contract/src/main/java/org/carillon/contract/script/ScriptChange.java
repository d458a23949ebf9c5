package org.carillon.contract.script;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be changed of a script, all of it or nothing.
 *
 * @param version the version that is to be changed; empty for whatever is there
 * @param text what it shall say: octets of UTF-8
 * @param use when it shall be run
 * @param name what it shall be called
 */
public record ScriptChange(
    OptionalLong version, Optional<byte[]> text, Optional<ScriptUse> use, Optional<String> name) {

  /** Another text, whatever is there. */
  public static ScriptChange text(byte[] text) {
    return new ScriptChange(
        OptionalLong.empty(), Optional.of(text), Optional.empty(), Optional.empty());
  }

  /** Another use, whatever is there. */
  public static ScriptChange use(ScriptUse use) {
    return new ScriptChange(
        OptionalLong.empty(), Optional.empty(), Optional.of(use), Optional.empty());
  }

  /** Another name, whatever is there. */
  public static ScriptChange name(String name) {
    return new ScriptChange(
        OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.of(name));
  }
}
