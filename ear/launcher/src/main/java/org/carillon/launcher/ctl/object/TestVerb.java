package org.carillon.launcher.ctl.object;

import org.carillon.contract.directory.ObjectType;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tests whether the service that an object describes works; fails if not. */
@Command
final class TestVerb implements Verb {
  private final Ctl ctl;
  private final ObjectType type;

  @Parameters(paramLabel = "NAME")
  private String key;

  TestVerb(Ctl ctl, ObjectType type) {
    this.ctl = ctl;
    this.type = type;
  }

  @Override
  public Integer call() throws Exception {
    var outcome = ctl.api().post(Api.path(type.plural(), key, "test"));
    ctl.listing().one(outcome);
    if (!outcome.getBoolean("works", true)) {
      throw new Refusal("The " + type.spoken() + " " + key + " does not work.");
    }
    return 0;
  }
}
