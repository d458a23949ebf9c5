package org.carillon.account.setting;

import org.carillon.settings.Origin;
import org.carillon.settings.Setting;

/**
 * A setting with the value in force at some scope.
 *
 * @param setting the declaration
 * @param text the value's text
 * @param origin the level that the value comes from
 */
public record SettingValue(Setting<?> setting, String text, Origin origin) {}
