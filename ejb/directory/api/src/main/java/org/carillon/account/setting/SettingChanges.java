package org.carillon.account.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingRegistry;

/**
 * Reads and changes settings, for the administrators of the scope. An account sees its own
 * settings, and can change those that are its owner's choice ({@link AppearanceSettings}).
 */
public interface SettingChanges {

  /**
   * All settings of a scope.
   *
   * @param values every setting that may be set at the scope's level, in the order of declaration
   * @param serviceClass the name of the class of service, if the scope is an account; empty for
   *     none
   * @param version a number that changes with every change of one of them
   */
  record Sheet(List<SettingValue> values, Optional<String> serviceClass, long version) {

    /** A sheet without settings. */
    public static final Sheet NONE = new Sheet(List.of(), Optional.empty(), 0);
  }

  /** Returns the values in force, with their origin. */
  Answer<Sheet> list(Caller caller, Scope scope);

  /**
   * Sets some values and removes others, all or none.
   *
   * @param changes the value's text by key, or empty to inherit the value again
   * @param version the version of the sheet that the caller has seen; empty to change it whatever
   *     its version
   */
  Answer<Sheet> change(
      Caller caller, Scope scope, Map<String, Optional<String>> changes, OptionalLong version);

  /**
   * Sets values as they were at an earlier time. Values of settings that no longer exist are left
   * out.
   *
   * @return true if the values are set
   */
  default boolean bringBack(Caller caller, Scope scope, Map<String, String> texts) {
    Map<String, Optional<String>> known = new HashMap<>();
    texts.forEach(
        (key, text) -> {
          if (SettingRegistry.find(key).isPresent()) {
            known.put(key, Optional.of(text));
          }
        });
    return known.isEmpty()
        || change(caller, scope, known, OptionalLong.empty()) instanceof Answer.Done<Sheet>;
  }
}
