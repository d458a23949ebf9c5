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
 * Settings, for those who administer the scope. An account sees its own, and changes those of them
 * that are its owner's choice ({@link AppearanceSettings}).
 */
public interface SettingChanges {

  /**
   * All settings of a scope.
   *
   * @param values every setting that may be set at the scope's level, in the order of declaration
   * @param serviceClass of an account's: the name of its class of service; empty for none
   * @param version changes whenever one of them does
   */
  record Sheet(List<SettingValue> values, Optional<String> serviceClass, long version) {

    /** With nothing to set. */
    public static final Sheet NONE = new Sheet(List.of(), Optional.empty(), 0);
  }

  /** The values in force, with their origin. */
  Answer<Sheet> list(Caller caller, Scope scope);

  /**
   * Sets some values and takes others away, all or none.
   *
   * @param changes by key: the value's text, or empty to inherit again
   * @param version the sheet's version the caller has seen; empty to change whatever is there
   */
  Answer<Sheet> change(
      Caller caller, Scope scope, Map<String, Optional<String>> changes, OptionalLong version);

  /**
   * Sets texts as they were once; those of settings that are no more are left out.
   *
   * @return whether they are set
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
