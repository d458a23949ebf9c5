package org.carillon.launcher.ctl.held;

import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The routing table. The setting router.table has its lines. */
@Command(
    name = "route",
    description = "Where addresses lead. The setting router.table has the lines.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class RoutingTableCommand {
  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Tests where an address leads: each line of the routing table that applies, and the"
              + " destination. Nothing is sent.")
  void test(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(
              names = "--kind",
              paramLabel = "mail|signal",
              description = "For mail (default) or for a signal, such as a call.",
              defaultValue = "mail")
          String kind)
      throws IOException, InterruptedException {
    ctl.listing()
        .one(
            ctl.api()
                .get("/route-test?address=" + Api.encoded(address) + "&kind=" + Api.encoded(kind)));
  }
}
