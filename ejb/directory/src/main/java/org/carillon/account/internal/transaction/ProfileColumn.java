package org.carillon.account.internal.transaction;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import org.carillon.account.profile.Profile;
import org.carillon.account.profile.ProfileJson;
import org.carillon.json.Json;

/** Converts a profile to and from a database column. */
@Converter
public class ProfileColumn implements AttributeConverter<Profile, String> {
  @Override
  public String convertToDatabaseColumn(Profile profile) {
    return ProfileJson.write(profile).toString();
  }

  @Override
  public Profile convertToEntityAttribute(String column) {
    return ProfileJson.read(Json.createReader(new StringReader(column)).readObject());
  }
}
