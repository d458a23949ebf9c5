package org.carillon.sieve.context;

import java.io.IOException;
import java.util.List;
import org.carillon.sieve.run.SieveEnvironment;

/** The test valid_ext_list (RFC 6134 §2.4). */
public final class ListExistsCondition extends AllThereCondition {
  @Override
  public String name() {
    return "valid_ext_list";
  }

  @Override
  public List<String> capabilities() {
    return List.of("extlists");
  }

  @Override
  boolean isThere(SieveEnvironment environment, String name) throws IOException {
    return environment.hasList(name);
  }
}
